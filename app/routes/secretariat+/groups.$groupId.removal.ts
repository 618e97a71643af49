import { defineAct } from '#app/features/access/route.server.ts'
import { onGroup, removeGroup } from '#app/features/groups/groups.server.ts'
import { paths } from '#app/shared/paths.ts'

export const action = defineAct({
  access: onGroup,
  run: ({ actor, subject }) => removeGroup(actor, subject),
  back: paths.groups(),
  done: 'secretariat:groups.removed',
})
