import { defineAct } from '#app/features/access/route.server.ts'
import { emptySchema } from '#app/features/ballots/ballot.schema.ts'
import { onBallot, pageOfSubject } from '#app/features/ballots/ballots.queries.server.ts'
import { withdrawVote } from '#app/features/ballots/ballots.server.ts'
import { isSplit } from '#app/features/ballots/split/split.ts'
import { fieldsOfKept } from '#app/features/ballots/split/split-schema.server.ts'
import { ballotPaths } from '#app/shared/ballot-paths.ts'
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
        action: (isSplit(vote.answer) ? ballotPaths.split : paths.ballotVote)(roundtableId, ballotId),
        fields: fieldsOfKept(subject.ballot, vote.answer),
      },
    },
})
