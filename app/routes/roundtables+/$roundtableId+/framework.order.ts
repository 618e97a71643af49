import { defineAct } from '#app/features/access/route.server.ts'
import { moveInOutline } from '#app/features/frameworks/arrange.server.ts'
import { moveSchema } from '#app/features/frameworks/framework.schema.ts'
import { onFramework } from '#app/features/frameworks/frameworks.queries.server.ts'
import { paths } from '#app/shared/paths.ts'

export const action = defineAct({
  access: onFramework,
  form: moveSchema,
  run: ({ subject, input }) => moveInOutline(subject, input),
  back: ({ roundtableId }) => paths.framework(roundtableId),
  done: 'framework:done.moved',
  says: ({ value: moved, roundtableId }) =>
    moved && { values: { title: moved.title }, undo: { action: paths.outline(roundtableId), fields: moved.back } },
})
