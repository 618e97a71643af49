import { defineAct } from '#app/features/access/route.server.ts'
import { renameSchema } from '#app/features/frameworks/framework.schema.ts'
import { onSection } from '#app/features/sections/sections.queries.server.ts'
import { renameSection } from '#app/features/sections/sections.server.ts'
import { paths } from '#app/shared/paths.ts'

export const action = defineAct({
  access: onSection('arrange'),
  form: renameSchema,
  run: ({ subject, input }) => renameSection(subject, input),
  back: ({ roundtableId }) => paths.framework(roundtableId),
  done: 'framework:done.renamed',
  says: ({ roundtableId, sectionId, subject }) => ({
    undo: { action: paths.sectionTitle(roundtableId, sectionId), fields: { title: subject.section.title } },
  }),
})
