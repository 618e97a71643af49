import { defineAct } from '#app/features/access/route.server.ts'
import { pillarChangeSchema } from '#app/features/frameworks/framework.schema.ts'
import { onPillar } from '#app/features/frameworks/frameworks.queries.server.ts'
import { renamePillar } from '#app/features/frameworks/frameworks.server.ts'
import { paths } from '#app/shared/paths.ts'

export const action = defineAct({
  access: onPillar,
  form: pillarChangeSchema,
  run: ({ subject, input }) => renamePillar(subject, input),
  back: ({ roundtableId }) => paths.framework(roundtableId),
  done: 'framework:done.renamed',
  says: ({ roundtableId, pillarId, subject: { pillar } }) => ({
    undo: { action: paths.pillar(roundtableId, pillarId), fields: { title: pillar.title, purpose: pillar.purpose } },
  }),
})
