import { defineAct } from '#app/features/access/route.server.ts'
import { onBallot, pageOfSubject } from '#app/features/ballots/ballots.queries.server.ts'
import { enterVote } from '#app/features/ballots/room/enter-vote.server.ts'
import { entrySchema } from '#app/features/ballots/room/room-schema.server.ts'

/** The answer of somebody without a device, entered by a moderator. */
export const action = defineAct({
  access: onBallot('close'),
  form: ({ subject }) => entrySchema(subject.ballot),
  run: ({ actor, subject, input: { personId, ...answer } }) => enterVote(actor, subject, { personId, answer }),
  back: ({ subject }) => pageOfSubject(subject),
  done: 'ballots:room.entered',
  own: () => ({}),
})
