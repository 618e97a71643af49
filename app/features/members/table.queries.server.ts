import { installation } from '#app/features/programme/installation.server.ts'
import type { Role, Standing } from '#app/shared/roles.ts'
import { activeMembershipsAt } from './members.queries.server.ts'
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

export type Seats = { groupId: string; members: number; active: number; lastActiveAt: string | null }

/** The members and who is invited, by name. Addresses only for whoever manages them. */
export async function membersOf(roundtableId: string, standing: Standing): Promise<Member[]> {
  const memberships = await activeMembershipsAt(roundtableId)
  return memberships.map(({ createdAt, accepted, invitedAt, lastActiveAt, ...membership }) => {
    const mayManage = mayManageMember(standing, membership)
    return {
      ...membership,
      email: mayManage ? membership.email : null,
      lastActiveAt: lastActiveAt?.toISOString() ?? null,
      invitedAt: accepted ? null : (invitedAt ?? createdAt).toISOString(),
      mayManage,
    }
  })
}

/** The seats of every group, the empty ones too, in the order round the table. */
export async function seatsOf(roundtableId: string, now = new Date()): Promise<Seats[]> {
  const [{ groups }, memberships] = await Promise.all([installation(), activeMembershipsAt(roundtableId)])
  const since = now.getTime() - WEEK_MS
  return groups.map(({ id }) => {
    const seen = memberships.filter(({ accepted, groupId }) => accepted && groupId === id)
    const times = seen.flatMap(({ lastActiveAt }) => (lastActiveAt ? [lastActiveAt.getTime()] : []))
    const latest = times.length ? Math.max(...times) : null
    return {
      groupId: id,
      members: seen.length,
      active: times.filter((at) => at >= since).length,
      lastActiveAt: latest === null ? null : new Date(latest).toISOString(),
    }
  })
}
