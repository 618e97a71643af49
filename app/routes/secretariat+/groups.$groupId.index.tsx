import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { attempt } from '#app/features/identity/attempt.server.ts'
import { groupIdOf } from '#app/features/programme/group-params.server.ts'
import { GroupPage } from '#app/features/programme/group-page.tsx'
import { groupSchema } from '#app/features/programme/group.schema.ts'
import { changeGroup, groupFor } from '#app/features/programme/groups.server.ts'
import { titleOf } from '#app/features/programme/title.server.ts'
import { handled, parseForm, redirectWithToast } from '#app/platform/http.server.ts'
import { requireSecretariat } from '#app/platform/session.server.ts'
import { paths } from '#app/shared/paths.ts'
import type { LocalizedText } from '#app/shared/roles.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const handle = { namespaces: ['secretariat'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = handled(async ({ request, params }: LoaderFunctionArgs) => {
  const actor = await requireSecretariat(request)
  const { _count: uses, name, description, ...group } = await groupFor(actor, groupIdOf(params))
  const both = { name: name as LocalizedText, description: description as LocalizedText }
  const can = { remove: uses.organisations + uses.interests === 0 }
  return { group: { ...group, ...both }, can, title: await titleOf(actor.language, 'secretariat:groups.edit') }
})

export const action = handled(async ({ request, params }: ActionFunctionArgs) => {
  const actor = await requireSecretariat(request)
  const submission = await parseForm(request, groupSchema)
  const group = await groupFor(actor, groupIdOf(params))
  const outcome = await attempt(submission, (input) => changeGroup(actor, group, input), { fields: { 'secretariat.group-code-taken': 'code', 'secretariat.group-name-taken': 'nameEn' } })
  if ('refusal' in outcome) return outcome.refusal
  return redirectWithToast(paths.groups(), { tone: 'done', message: 'secretariat:groups.saved' })
})

export default function Group() {
  return <GroupPage {...useLoaderData<typeof loader>()} lastResult={useFormAnswer<typeof action>()?.result} />
}
