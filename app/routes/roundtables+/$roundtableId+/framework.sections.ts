import { defineAct } from '#app/features/access/route.server.ts'
import { sectionSchema } from '#app/features/frameworks/framework.schema.ts'
import { onFramework } from '#app/features/frameworks/frameworks.queries.server.ts'
import { addSection } from '#app/features/sections/sections.server.ts'
import { paths } from '#app/shared/paths.ts'

export const action = defineAct({
  access: onFramework,
  form: sectionSchema,
  run: ({ subject, input }) => addSection(subject, input),
  back: ({ roundtableId }) => paths.framework(roundtableId),
  done: 'framework:done.section-added',
  says: ({ value: { title } }) => ({ values: { title } }),
})
