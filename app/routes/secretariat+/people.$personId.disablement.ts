import { defineAct } from '#app/features/access/route.server.ts'
import { onPerson } from '#app/features/identity/people.queries.server.ts'
import { disablePerson } from '#app/features/identity/people.server.ts'
import { paths } from '#app/shared/paths.ts'

export const action = defineAct({
  access: onPerson,
  run: ({ actor, subject }) => disablePerson(actor, subject),
  back: paths.allPeople(),
  done: 'secretariat:people.disabled-done',
  says: ({ subject }) => ({ values: { name: subject.name } }),
})
