import { defineAct } from '#app/features/access/route.server.ts'
import { inviteAgain } from '#app/features/identity/invitations.server.ts'
import { onPerson } from '#app/features/identity/people.queries.server.ts'
import { paths } from '#app/shared/paths.ts'

export const action = defineAct({
  access: onPerson,
  run: ({ actor, subject }) => inviteAgain(actor, subject),
  back: paths.allPeople(),
  done: 'secretariat:people.invited-done',
  says: ({ subject }) => ({ values: { name: subject.name } }),
})
