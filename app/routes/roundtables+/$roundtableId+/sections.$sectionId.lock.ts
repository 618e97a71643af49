import { defineAct } from '#app/features/access/route.server.ts'
import { lockSchema } from '#app/features/sections/section.schema.ts'
import { onSection } from '#app/features/sections/sections.queries.server.ts'
import { setSectionLock } from '#app/features/sections/sections.server.ts'
import { paths } from '#app/shared/paths.ts'

export const action = defineAct({
  access: onSection('lock'),
  form: lockSchema,
  run: ({ actor, subject, input }) => setSectionLock(actor, subject, input.locked === 'yes'),
  back: ({ roundtableId, sectionId }) => paths.section(roundtableId, sectionId),
  done: ({ input }) => (input.locked === 'yes' ? 'section:done.locked' : 'section:done.unlocked'),
  says: ({ value: changed, input, roundtableId, sectionId }) =>
    changed
      ? {
          undo: {
            action: paths.sectionLock(roundtableId, sectionId),
            fields: { locked: input.locked === 'yes' ? 'no' : 'yes' },
          },
        }
      : null,
})
