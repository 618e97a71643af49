import { z } from 'zod'
import { defineAct } from '#app/features/access/route.server.ts'
import { inviteMemberAgain } from '#app/features/identity/invitations.server.ts'
import { onMembership } from '#app/features/members/memberships.server.ts'
import { paths } from '#app/shared/paths.ts'

/** Sends the open invitation once more. */
export const action = defineAct({
  access: onMembership,
  form: z.object({}),
  run: ({ actor, subject }) => inviteMemberAgain(actor, subject),
  back: ({ roundtableId }) => paths.people(roundtableId),
  done: 'members:done.invited-again',
  says: ({ subject }) => ({ values: { name: subject.membership.person.name } }),
})
