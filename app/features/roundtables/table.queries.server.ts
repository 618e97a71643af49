import { db } from '#app/platform/db.server.ts'
import type { Role, Standing } from '#app/shared/roles.ts'
import { HAS_ACCEPTED } from './accepted.server.ts'
import { mayManageMember } from './membership.policy.ts'

const WEEK_MS = 7 * 86_400_000

export type Member = {
  membershipId: string
  personId: string
  name: string
  email: string | null
  role: Role
  organisationId: string
  organisation: string
  groupId: string
  lastActiveAt: string | null
  /** When the open invitation was last sent; null for whoever has accepted it. */
  invitedAt: string | null
  mayManage: boolean
}

const newestInvitation = { where: { purpose: 'invitation' }, orderBy: { createdAt: 'desc' }, take: 1, select: { createdAt: true } } as const

export type Seats = { groupId: string; members: number; active: number; lastActiveAt: string | null }

/** The members and who is invited, by name. Addresses only for whoever manages them. */
export async function membersOf(roundtableId: string, standing: Standing): Promise<Member[]> {
  const [memberships, lastActive] = await Promise.all([
    db.membership.findMany({
      where: { roundtableId, endedAt: null, person: { disabledAt: null } },
      include: { person: { include: { tokens: newestInvitation } }, organisation: true },
      orderBy: { person: { name: 'asc' } },
    }),
    lastActiveByPerson(roundtableId),
  ])
  return memberships.map((membership) => {
    const mayManage = mayManageMember(standing, membership)
    const { person } = membership
    return {
      membershipId: membership.id,
      personId: membership.personId,
      name: person.name,
      email: mayManage ? person.email : null,
      role: membership.role as Role,
      organisationId: membership.organisationId,
      organisation: membership.organisation.name,
      groupId: membership.organisation.groupId,
      lastActiveAt: lastActive.get(membership.personId)?.toISOString() ?? null,
      invitedAt: person.passwordHash === null ? (person.tokens[0]?.createdAt ?? membership.createdAt).toISOString() : null,
      mayManage,
    }
  })
}

/** The seats of every group, the empty ones too, in the order round the table. */
export async function seatsOf(roundtableId: string, now = new Date()): Promise<Seats[]> {
  const [groups, memberships, lastActive] = await Promise.all([
    db.stakeholderGroup.findMany({ orderBy: { position: 'asc' }, select: { id: true } }),
    db.membership.findMany({
      where: { roundtableId, endedAt: null, person: HAS_ACCEPTED },
      select: { personId: true, organisation: { select: { groupId: true } } },
    }),
    lastActiveByPerson(roundtableId),
  ])
  const since = now.getTime() - WEEK_MS
  return groups.map(({ id }) => {
    const seen = memberships.filter(({ organisation }) => organisation.groupId === id).map(({ personId }) => lastActive.get(personId))
    const times = seen.flatMap((at) => (at ? [at.getTime()] : []))
    const latest = times.length ? Math.max(...times) : null
    return {
      groupId: id,
      members: seen.length,
      active: times.filter((at) => at >= since).length,
      lastActiveAt: latest === null ? null : new Date(latest).toISOString(),
    }
  })
}

async function lastActiveByPerson(roundtableId: string) {
  const rows = await db.event.groupBy({ by: ['personId'], where: { roundtableId, personId: { not: null } }, _max: { at: true } })
  return new Map(rows.map(({ personId, _max }) => [personId ?? '', _max.at]))
}
