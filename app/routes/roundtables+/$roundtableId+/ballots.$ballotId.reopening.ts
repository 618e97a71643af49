import { defineAct } from '#app/features/access/route.server.ts'
import { emptySchema } from '#app/features/ballots/ballot.schema.ts'
import { onBallot } from '#app/features/ballots/ballots.queries.server.ts'
import { reopenBallot } from '#app/features/ballots/closing.server.ts'
import { paths } from '#app/shared/paths.ts'

export const action = defineAct({
  access: onBallot('close'),
  form: emptySchema,
  run: ({ actor, subject }) => reopenBallot(actor, subject),
  back: ({ roundtableId, subject }) => paths.indicator(roundtableId, subject.indicator.id),
  done: 'ballots:reopen.done',
  says: () => ({}),
})
