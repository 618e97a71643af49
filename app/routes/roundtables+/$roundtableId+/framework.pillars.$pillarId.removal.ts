import { defineAct } from '#app/features/access/route.server.ts'
import { removalSchema } from '#app/features/frameworks/framework.schema.ts'
import { onPillar } from '#app/features/frameworks/frameworks.queries.server.ts'
import { removePillar } from '#app/features/frameworks/frameworks.server.ts'
import { paths } from '#app/shared/paths.ts'

export const action = defineAct({
  access: onPillar,
  form: removalSchema,
  run: ({ actor, subject }) => removePillar(actor, subject),
  back: ({ roundtableId }) => paths.framework(roundtableId),
  done: 'framework:done.pillar-removed',
  says: ({ roundtableId, pillarId }) => ({
    undo: { action: paths.binRestoration(roundtableId), fields: { kind: 'pillar', id: pillarId } },
  }),
})
