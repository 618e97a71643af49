import { defineAct } from '#app/features/access/route.server.ts'
import { emptySchema } from '#app/features/ballots/ballot.schema.ts'
import { onBallot, pageOfSubject } from '#app/features/ballots/ballots.queries.server.ts'
import { remindSilent } from '#app/features/ballots/reminders/reminders.server.ts'

export const action = defineAct({
  access: onBallot('close'),
  form: emptySchema,
  run: ({ actor, subject }) => remindSilent(actor, subject),
  back: ({ subject }) => pageOfSubject(subject),
  done: 'ballot-terms:remind.done',
  says: () => ({}),
})
