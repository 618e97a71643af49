import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'

import { attempt } from '#app/features/identity/attempt.server.ts'
import { GroupPage } from '#app/features/programme/group-page.tsx'
import { groupSchema } from '#app/features/programme/group.schema.ts'
import { addGroup } from '#app/features/programme/groups.server.ts'
import { titleOf } from '#app/features/programme/title.server.ts'
import { handled, parseForm, redirectWithToast } from '#app/platform/http.server.ts'
import { requireSecretariat } from '#app/platform/session.server.ts'
import { paths } from '#app/shared/paths.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const handle = { namespaces: ['secretariat'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = handled(async ({ request }: LoaderFunctionArgs) => {
  const actor = await requireSecretariat(request)
  return { title: await titleOf(actor.language, 'secretariat:groups.add') }
})

export const action = handled(async ({ request }: ActionFunctionArgs) => {
  const actor = await requireSecretariat(request)
  const submission = await parseForm(request, groupSchema)
  const outcome = await attempt(submission, (input) => addGroup(actor, input), { fields: { 'secretariat.group-code-taken': 'code', 'secretariat.group-name-taken': 'nameEn' } })
  if ('refusal' in outcome) return outcome.refusal
  return redirectWithToast(paths.groups(), { tone: 'done', message: 'secretariat:groups.saved' })
})

export default function NewGroup() {
  return <GroupPage group={null} lastResult={useFormAnswer<typeof action>()?.result} />
}
