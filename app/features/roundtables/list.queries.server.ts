import { HAS_ACCEPTED } from './accepted.server.ts'
import { db } from '#app/platform/db.server.ts'
import { localized } from '#app/shared/localized.ts'
import type { Actor, Role } from '#app/shared/roles.ts'

export type RoundtableLine = {
  id: string
  number: number
  title: string
  summary: string
  state: string
  role: Role | null
  organisation: string | null
  members: number
}

/** The roundtables an actor may see: those they sit at, and every one for the secretariat; the newest first. */
export async function roundtablesOf(actor: Actor): Promise<RoundtableLine[]> {
  const mine = { personId: actor.personId, endedAt: null }
  const rows = await db.roundtable.findMany({
    where: actor.secretariat ? {} : { memberships: { some: mine } },
    include: {
      memberships: { where: mine, include: { organisation: { select: { name: true } } } },
      _count: { select: { memberships: { where: { endedAt: null, person: HAS_ACCEPTED } } } },
    },
    orderBy: { number: 'desc' },
  })
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    title: localized(row.title, actor.language),
    summary: localized(row.summary, actor.language),
    state: row.state,
    role: (row.memberships[0]?.role as Role | undefined) ?? null,
    organisation: row.memberships[0]?.organisation.name ?? null,
    members: row._count.memberships,
  }))
}
