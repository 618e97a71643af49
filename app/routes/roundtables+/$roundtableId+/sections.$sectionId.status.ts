import { defineAct } from '#app/features/access/route.server.ts'
import { statusSchema } from '#app/features/sections/section.schema.ts'
import { onSection } from '#app/features/sections/sections.queries.server.ts'
import { changeSectionStatus } from '#app/features/sections/sections.server.ts'
import { paths } from '#app/shared/paths.ts'

export const action = defineAct({
  access: onSection('change-status'),
  form: statusSchema,
  run: ({ subject, input }) => changeSectionStatus(subject, input),
  back: ({ roundtableId, sectionId }) => paths.section(roundtableId, sectionId),
  done: 'section:done.status',
  says: ({ value: change, roundtableId, sectionId }) =>
    change && {
      values: { status: change.to },
      undo: { action: paths.sectionStatus(roundtableId, sectionId), fields: { status: change.from, from: change.to } },
    },
})
