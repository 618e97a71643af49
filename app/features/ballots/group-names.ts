import { useFormat } from '#app/ui/format.tsx'
import { useGroups } from '#app/ui/group.tsx'

/** The names of groups as a list in words, in table order. */
export function useGroupNames() {
  const format = useFormat()
  const { groups } = useGroups()
  return (groupIds: readonly string[]) =>
    format.list(groups.filter((group) => groupIds.includes(group.id)).map((group) => group.name))
}
