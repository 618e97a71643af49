import type { ActionFunctionArgs } from '@remix-run/node'

import { personFor } from '#app/features/identity/people.queries.server.ts'
import { enablePerson } from '#app/features/identity/people.server.ts'
import { personIdOf } from '#app/features/identity/person-params.server.ts'
import { handledWithoutPage, redirectWithToast, refuseForAnother } from '#app/platform/http.server.ts'
import { requireSecretariat } from '#app/platform/session.server.ts'
import { paths } from '#app/shared/paths.ts'

export const action = handledWithoutPage(async ({ request, params }: ActionFunctionArgs) => {
  const actor = await requireSecretariat(request)
  await refuseForAnother(request)
  const person = await personFor(actor, personIdOf(params))
  await enablePerson(actor, person)
  return redirectWithToast(paths.allPeople(), { tone: 'done', message: 'secretariat:people.enabled-done', values: { name: person.name } })
})
