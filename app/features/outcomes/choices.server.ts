import type { Place } from '#app/features/access/standing.server.ts'
import { membershipsAt } from '#app/features/members/members.queries.server.ts'
import { db } from '#app/platform/db.server.ts'

export type NoteChoices = {
  members: { id: string; name: string; groupId: string }[]
  about: { value: string; label: string }[]
}

/** What can be chosen for a note of a session: who may own an action, and what its agenda speaks of. */
export async function noteChoices(place: Place, sessionId: string): Promise<NoteChoices> {
  const [{ members }, links] = await Promise.all([
    changeChoices(place),
    db.agendaLink.findMany({
      where: { item: { sessionId, removedAt: null }, subjectType: { in: ['section', 'indicator'] } },
      include: { section: { include: { pillar: true } }, indicator: true },
      orderBy: { id: 'asc' },
    }),
  ])
  const seen = new Map<string, string>()
  for (const { subjectType, subjectId, section, indicator } of links) {
    const label =
      section && !section.removedAt && !section.pillar.removedAt
        ? section.title
        : indicator && !indicator.removedAt
          ? `${indicator.code} ${indicator.name}`
          : null
    if (subjectId && label) seen.set(`${subjectType}:${subjectId}`, label)
  }
  return { members, about: [...seen].map(([value, label]) => ({ value, label })) }
}

/** The same for what is changed in a register, across sessions. */
export async function changeChoices({ roundtable }: Place): Promise<NoteChoices> {
  const members = await membershipsAt(roundtable.id)
  return { members: members.map(({ membershipId, name, groupId }) => ({ id: membershipId, name, groupId })), about: [] }
}
