import type { Attendance } from './record-types.ts'

type Rows = {
  members: { groupId: string; count: number }[]
  groups: { id: string; code: string; name: { en: string; fr: string } }[]
  checkIns: {
    groupId: string
    personId: string
    mode: string
    from: string
    to: string | null
    who: { name: string; organisation: string } | null
  }[]
}

/** Who was there, group by group in their order round the table; whoever came and went has a line for each time and counts once. */
export function attendanceOf({ members, groups, checkIns }: Rows): Attendance {
  const iso = (moment: string) => new Date(moment).toISOString()
  const present = new Map<string, string>()
  // How somebody was there last is how they count.
  for (const { personId, mode } of checkIns) present.set(personId, mode)
  const room = [...present.values()].filter((mode) => mode === 'room').length
  return {
    members: members.reduce((sum, { count }) => sum + count, 0),
    present: present.size,
    room,
    remote: present.size - room,
    groups: groups.map(({ id, code, name }) => ({
      code,
      name,
      members: members.find(({ groupId }) => groupId === id)?.count ?? 0,
      people: checkIns
        .filter(({ groupId }) => groupId === id)
        .map(({ who, mode, from, to }) => ({
          name: who?.name ?? '',
          organisation: who?.organisation ?? '',
          mode,
          from: iso(from),
          to: to && iso(to),
        })),
    })),
  }
}
