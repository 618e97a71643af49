import { atRoundtable } from '#app/features/access/access.server.ts'
import { defineAct } from '#app/features/access/route.server.ts'
import { proposalSchema } from '#app/features/crosswalk/mapping.schema.ts'
import { proposeMapping } from '#app/features/crosswalk/mappings.server.ts'
import { crosswalkPaths } from '#app/shared/crosswalk-paths.ts'
import { paths } from '#app/shared/paths.ts'

export const action = defineAct({
  access: atRoundtable('take-part'),
  form: proposalSchema,
  run: ({ actor, place, input }) => proposeMapping(actor, place, input),
  back: ({ roundtableId }) => paths.indicators(roundtableId),
  to: ({ roundtableId, input }) => crosswalkPaths.mappings(roundtableId, input.indicatorId),
  done: 'crosswalk:done.proposed',
})
