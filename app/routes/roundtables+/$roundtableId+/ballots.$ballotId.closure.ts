import { defineAct } from '#app/features/access/route.server.ts'
import { emptySchema } from '#app/features/ballots/ballot.schema.ts'
import { UNDO_SECONDS } from '#app/features/ballots/ballot-words.ts'
import { onBallot, ownInRoom, pageOfSubject } from '#app/features/ballots/ballots.queries.server.ts'
import { closeBallot } from '#app/features/ballots/closing.server.ts'
import { secretOf } from '#app/features/ballots/secret/secret.policy.ts'
import { paths } from '#app/shared/paths.ts'

export const action = defineAct({
  access: onBallot('close'),
  form: emptySchema,
  run: ({ actor, subject }) => closeBallot(actor, subject),
  back: ({ subject }) => pageOfSubject(subject),
  done: ({ subject: { ballot } }) => {
    if (secretOf(ballot.terms)) return 'ballot-terms:secret.closed'
    return ballot.sessionId ? 'ballots:room.closed' : 'ballots:close.done'
  },
  own: ({ subject }) => ownInRoom(subject),
  says: ({ value: closed, roundtableId, ballotId, subject }) => {
    if (!closed || secretOf(subject.ballot.terms)) return closed && {}
    return {
      undo: {
        action: paths.ballotReopening(roundtableId, ballotId),
        fields: {},
        // In a session it can be taken back until it is published.
        ...(closed.resultAt && { seconds: UNDO_SECONDS }),
      },
    }
  },
})
