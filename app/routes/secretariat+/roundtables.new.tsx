import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'

import { attempt } from '#app/features/identity/attempt.server.ts'
import { titleOf } from '#app/features/programme/title.server.ts'
import { RoundtableDeskPage } from '#app/features/roundtables/desk-page.tsx'
import { addRoundtable } from '#app/features/roundtables/desk.server.ts'
import { roundtableSchema } from '#app/features/roundtables/roundtable.schema.ts'
import { handled, parseForm, redirectWithToast } from '#app/platform/http.server.ts'
import { requireSecretariat } from '#app/platform/session.server.ts'
import { paths } from '#app/shared/paths.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const handle = { namespaces: ['secretariat', 'roundtable'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = handled(async ({ request }: LoaderFunctionArgs) => {
  const actor = await requireSecretariat(request)
  return { title: await titleOf(actor.language, 'secretariat:roundtables.add') }
})

export const action = handled(async ({ request }: ActionFunctionArgs) => {
  const actor = await requireSecretariat(request)
  const submission = await parseForm(request, roundtableSchema)
  const outcome = await attempt(submission, (input) => addRoundtable(actor, input))
  if ('refusal' in outcome) return outcome.refusal
  return redirectWithToast(paths.deskRoundtables(), { tone: 'done', message: 'secretariat:roundtables.added' })
})

export default function NewRoundtable() {
  return <RoundtableDeskPage roundtable={null} lastResult={useFormAnswer<typeof action>()?.result} />
}
