import { membershipsAt } from '#app/features/members/members.queries.server.ts'
import { db } from '#app/platform/db.server.ts'
import type { Seated } from './floor-part.ts'

/** Who sits at the table, by name. Before anybody has checked in, everybody counts as there. */
export async function peopleAtTable({ id, roundtableId }: { id: string; roundtableId: string }): Promise<Seated[]> {
  const [members, there] = await Promise.all([
    membershipsAt(roundtableId),
    db.checkIn.findMany({ where: { sessionId: id, leftAt: null }, select: { personId: true } }),
  ])
  const here = new Set(there.map(({ personId }) => personId))
  return members
    .filter(({ accepted, role, personId }) => accepted && (role !== 'observer' || here.has(personId)))
    .map(({ personId, name, groupId }) => ({ personId, name, groupId, here: !here.size || here.has(personId) }))
}
