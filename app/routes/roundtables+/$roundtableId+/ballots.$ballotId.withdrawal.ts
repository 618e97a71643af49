import { defineAct } from '#app/features/access/route.server.ts'
import { CANNOT_JUDGE } from '#app/features/ballots/ballot-words.ts'
import { emptySchema } from '#app/features/ballots/ballot.schema.ts'
import { onBallot } from '#app/features/ballots/ballots.queries.server.ts'
import { withdrawVote } from '#app/features/ballots/ballots.server.ts'
import { paths } from '#app/shared/paths.ts'

export const action = defineAct({
  access: onBallot('vote'),
  form: emptySchema,
  run: ({ actor, subject }) => withdrawVote(actor, subject),
  back: ({ roundtableId, subject }) => paths.indicator(roundtableId, subject.indicator.id),
  done: 'ballots:vote.withdrawn',
  says: ({ value: vote, roundtableId, ballotId }) => vote && { undo: { action: paths.ballotVote(roundtableId, ballotId), fields: { relevance: vote.relevance?.toString() ?? CANNOT_JUDGE, feasibility: vote.feasibility?.toString() ?? CANNOT_JUDGE } } },
})
