import { mayManageMembers } from '#app/features/access/access.policy.ts'
import { mayInvite } from '#app/features/identity/identity.policy.ts'
import type { Role, Standing } from '#app/shared/roles.ts'

type Member = { personId: string; role: string }

/** Whoever may bring somebody in with a role may change or end a membership of that role; nobody does it to themselves. */
export function mayManageMember(standing: Standing, member: Member) {
  return mayManageMembers(standing) && mayInvite(standing, member.role as Role) && member.personId !== standing.personId
}

export function mayGiveRole(standing: Standing, member: Member, role: Role) {
  return mayManageMember(standing, member) && mayInvite(standing, role)
}
