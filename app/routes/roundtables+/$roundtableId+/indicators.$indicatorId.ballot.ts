import { defineAct } from '#app/features/access/route.server.ts'
import { openBallotSchema } from '#app/features/ballots/ballot.schema.ts'
import { openBallot } from '#app/features/ballots/ballots.server.ts'
import { onIndicator } from '#app/features/indicators/indicators.queries.server.ts'
import { paths } from '#app/shared/paths.ts'

export const action = defineAct({
  access: onIndicator('open-ballot'),
  form: openBallotSchema,
  run: ({ actor, subject, input }) => openBallot(actor, subject, input),
  back: ({ roundtableId, indicatorId }) => paths.indicator(roundtableId, indicatorId),
  done: 'ballots:open.done',
  says: () => ({}),
})
