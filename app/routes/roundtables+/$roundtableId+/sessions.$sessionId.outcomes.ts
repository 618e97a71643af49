import { defineAct, defineLoader } from '#app/features/access/route.server.ts'
import { noteChoices } from '#app/features/outcomes/choices.server.ts'
import { notedPart } from '#app/features/outcomes/noted-part.server.ts'
import { noteSchema } from '#app/features/outcomes/outcome.schema.ts'
import { outcomeCode } from '#app/features/outcomes/outcome-words.ts'
import { noteOutcome } from '#app/features/outcomes/outcomes.server.ts'
import { onSession } from '#app/features/sessions/session-access.server.ts'
import { recordPaths } from '#app/shared/record-paths.ts'

/** What the cockpit fetches once it is up: what was noted so far, and what can be chosen for the next note. */
export const loader = defineLoader({
  access: onSession('moderate'),
  async load({ place, sessionId }) {
    const noted = await notedPart(sessionId)
    return { noted, choices: await noteChoices(place, sessionId) }
  },
})

/** It is told as a part from then on: no act makes the cockpit fetch it again. */
export const shouldRevalidate = () => false

export const action = defineAct({
  access: onSession('moderate'),
  form: noteSchema,
  run: ({ actor, subject, input }) => noteOutcome(actor, subject, input),
  back: ({ roundtableId }) => recordPaths.decisions(roundtableId),
  to: ({ roundtableId, input }) =>
    input.noun === 'decision' ? recordPaths.decisions(roundtableId) : recordPaths.actions(roundtableId),
  done: 'outcomes:done.noted',
  says: ({ roundtableId, input, value: { id, number } }) => ({
    values: { code: outcomeCode(input.noun, number) },
    undo: {
      action: input.noun === 'decision' ? recordPaths.decision(roundtableId, id) : recordPaths.action(roundtableId, id),
      fields: { act: 'remove' },
    },
  }),
  own: () => ({}),
})
