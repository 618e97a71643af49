import { defineAct } from '#app/features/access/route.server.ts'
import { onBallot, pageOfSubject } from '#app/features/ballots/ballots.queries.server.ts'
import { nextRoundSchema, openNextRound } from '#app/features/ballots/rounds/next-round.server.ts'
import { ballotPage, subjectOf } from '#app/features/ballots/subjects/subject-types.ts'

export const action = defineAct({
  access: onBallot('close'),
  form: ({ actor }) => nextRoundSchema(actor.timeZone),
  run: ({ actor, subject, input }) => openNextRound(actor, subject, input),
  back: ({ subject }) => pageOfSubject(subject),
  to: ({ value }) => ballotPage({ ...value, subject: subjectOf(value) }),
  done: 'ballots:open.done',
})
