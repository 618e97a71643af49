import { defineAct } from '#app/features/access/route.server.ts'
import { membershipEndSchema } from '#app/features/members/membership.schema.ts'
import { endMembership, onMembership } from '#app/features/members/memberships.server.ts'
import { paths } from '#app/shared/paths.ts'

export const action = defineAct({
  access: onMembership,
  form: membershipEndSchema,
  run: ({ subject }) => endMembership(subject),
  back: ({ roundtableId }) => paths.people(roundtableId),
  done: 'members:done.ended',
  says: () => ({}),
})
