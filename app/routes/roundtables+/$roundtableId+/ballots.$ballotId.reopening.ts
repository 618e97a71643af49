import { defineAct } from '#app/features/access/route.server.ts'
import { emptySchema } from '#app/features/ballots/ballot.schema.ts'
import { onBallot, ownInRoom, pageOfSubject } from '#app/features/ballots/ballots.queries.server.ts'
import { reopenBallot } from '#app/features/ballots/closing.server.ts'

export const action = defineAct({
  access: onBallot('close'),
  form: emptySchema,
  run: ({ actor, subject }) => reopenBallot(actor, subject),
  back: ({ subject }) => pageOfSubject(subject),
  done: 'ballots:reopen.done',
  own: ({ subject }) => ownInRoom(subject),
  says: () => ({}),
})
