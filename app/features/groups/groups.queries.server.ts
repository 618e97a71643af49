import { HAS_ACCEPTED } from '#app/features/members/accepted.server.ts'
import { installation } from '#app/features/programme/installation.server.ts'
import { db } from '#app/platform/db.server.ts'
import { localized } from '#app/shared/localized.ts'
import type { Language } from '#app/shared/roles.ts'
import { openSeats } from './seats.ts'

export type GroupView = {
  id: string
  code: string
  name: string
  description: string
  colour: string
  glyph: string
  position: number
  seatsWanted: number
}

export async function groupsOf(language: Language): Promise<GroupView[]> {
  const { groups } = await installation()
  return groups.map(({ name, description, ...group }) => ({
    ...group,
    name: localized(name, language),
    description: localized(description, language),
  }))
}

export type TableGroup = GroupView & { people: number; open: number; organisations: string[] }

/** Who sits at the running roundtable, group by group, those that are missing included. Observers listen: they have no seat. */
export async function tableOf(language: Language): Promise<TableGroup[]> {
  const [groups, seats] = await Promise.all([
    groupsOf(language),
    db.membership.findMany({
      where: { endedAt: null, role: { not: 'observer' }, person: HAS_ACCEPTED, roundtable: { state: 'running' } },
      select: { personId: true, organisation: { select: { name: true, groupId: true } } },
      orderBy: { organisation: { name: 'asc' } },
    }),
  ])
  return groups.map((group) => {
    const here = seats.filter((seat) => seat.organisation.groupId === group.id)
    const people = new Set(here.map((seat) => seat.personId)).size
    return {
      ...group,
      people,
      open: openSeats(people, group.seatsWanted),
      organisations: [...new Set(here.map((seat) => seat.organisation.name))],
    }
  })
}
