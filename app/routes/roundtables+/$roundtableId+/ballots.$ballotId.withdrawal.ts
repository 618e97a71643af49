import { defineAct } from '#app/features/access/route.server.ts'
import { emptySchema } from '#app/features/ballots/ballot.schema.ts'
import { onBallot, pageOfSubject } from '#app/features/ballots/ballots.queries.server.ts'
import { withdrawVote } from '#app/features/ballots/ballots.server.ts'
import { methodOf } from '#app/features/ballots/methods/registry.server.ts'
import { paths } from '#app/shared/paths.ts'

export const action = defineAct({
  access: onBallot('vote'),
  form: emptySchema,
  run: ({ actor, subject }) => withdrawVote(actor, subject),
  back: ({ subject }) => pageOfSubject(subject),
  done: 'ballots:vote.withdrawn',
  says: ({ value: vote, roundtableId, ballotId, subject }) =>
    vote && {
      undo: {
        action: paths.ballotVote(roundtableId, ballotId),
        fields: methodOf(subject.ballot).fieldsOf(vote.answer),
      },
    },
})
