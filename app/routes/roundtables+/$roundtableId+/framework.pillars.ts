import { defineAct } from '#app/features/access/route.server.ts'
import { pillarSchema } from '#app/features/frameworks/framework.schema.ts'
import { onFramework } from '#app/features/frameworks/frameworks.queries.server.ts'
import { addPillar } from '#app/features/frameworks/frameworks.server.ts'
import { paths } from '#app/shared/paths.ts'

export const action = defineAct({
  access: onFramework,
  form: pillarSchema,
  run: ({ subject, input }) => addPillar(subject, input),
  back: ({ roundtableId }) => paths.framework(roundtableId),
  done: 'framework:done.pillar-added',
  says: ({ value: { title } }) => ({ values: { title } }),
})
