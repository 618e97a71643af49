import { defineAct } from '#app/features/access/route.server.ts'
import { mappingActSchema } from '#app/features/crosswalk/mapping.schema.ts'
import { onMapping } from '#app/features/crosswalk/mappings.queries.server.ts'
import { actOnMapping } from '#app/features/crosswalk/mappings.server.ts'
import { crosswalkPaths } from '#app/shared/crosswalk-paths.ts'

export const action = defineAct({
  access: onMapping(),
  form: mappingActSchema,
  run: ({ actor, subject, input }) => actOnMapping(actor, subject, input),
  back: ({ roundtableId, subject }) => crosswalkPaths.mappings(roundtableId, subject.mapping.indicatorId),
  done: ({ input }) => `crosswalk:done.${input.act}`,
})
