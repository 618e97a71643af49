import { defineAct } from '#app/features/access/route.server.ts'
import { onBallot, pageOfSubject } from '#app/features/ballots/ballots.queries.server.ts'
import { closingTimeSchema, moveClosing } from '#app/features/ballots/terms/closing-time.server.ts'
import { withSentClosing } from '#app/features/ballots/terms/sent-closing.ts'

export const action = defineAct({
  access: onBallot('close'),
  form: ({ actor }) => closingTimeSchema(actor.timeZone),
  run: ({ subject, input }) => moveClosing(subject, input),
  back: ({ subject, payload }) => withSentClosing(pageOfSubject(subject), payload),
  to: ({ subject }) => pageOfSubject(subject),
  done: 'ballot-terms:move.done',
  says: ({ value }) => (value ? {} : null),
})
