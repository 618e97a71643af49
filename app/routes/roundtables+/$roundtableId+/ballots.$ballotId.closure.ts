import { defineAct } from '#app/features/access/route.server.ts'
import { emptySchema } from '#app/features/ballots/ballot.schema.ts'
import { UNDO_SECONDS } from '#app/features/ballots/ballot-words.ts'
import { onBallot, pageOfSubject } from '#app/features/ballots/ballots.queries.server.ts'
import { closeBallot } from '#app/features/ballots/closing.server.ts'
import { paths } from '#app/shared/paths.ts'

export const action = defineAct({
  access: onBallot('close'),
  form: emptySchema,
  run: ({ actor, subject }) => closeBallot(actor, subject),
  back: ({ subject }) => pageOfSubject(subject),
  done: 'ballots:close.done',
  says: ({ value: closed, roundtableId, ballotId }) =>
    closed && { undo: { action: paths.ballotReopening(roundtableId, ballotId), fields: {}, seconds: UNDO_SECONDS } },
})
