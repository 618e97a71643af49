import { defineAct } from '#app/features/access/route.server.ts'
import { membershipSchema } from '#app/features/members/membership.schema.ts'
import { changeMembership, onMembership } from '#app/features/members/memberships.server.ts'
import { paths } from '#app/shared/paths.ts'

export const action = defineAct({
  access: onMembership,
  form: membershipSchema,
  run: ({ subject, input }) => changeMembership(subject, input),
  back: ({ roundtableId }) => paths.people(roundtableId),
  done: 'members:done.changed',
  says: ({ roundtableId, membershipId, subject: { membership } }) => ({
    undo: {
      action: paths.membership(roundtableId, membershipId),
      fields: { role: membership.role, organisationId: membership.organisationId },
    },
  }),
})
