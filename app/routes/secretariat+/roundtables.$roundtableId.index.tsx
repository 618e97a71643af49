import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { attempt } from '#app/features/identity/attempt.server.ts'
import { titleOf } from '#app/features/programme/title.server.ts'
import { RoundtableDeskPage } from '#app/features/roundtables/desk-page.tsx'
import { changeRoundtable, roundtableAtDesk } from '#app/features/roundtables/desk.server.ts'
import { idsOf } from '#app/features/roundtables/params.server.ts'
import { roundtableSchema } from '#app/features/roundtables/roundtable.schema.ts'
import { handled, parseForm, redirectWithToast } from '#app/platform/http.server.ts'
import { requireSecretariat } from '#app/platform/session.server.ts'
import { paths } from '#app/shared/paths.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const handle = { namespaces: ['secretariat', 'roundtable'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = handled(async ({ request, params }: LoaderFunctionArgs) => {
  const actor = await requireSecretariat(request)
  const roundtable = await roundtableAtDesk(actor, idsOf(params, 'roundtableId').roundtableId)
  return { roundtable, title: await titleOf(actor.language, 'secretariat:roundtables.title') }
})

export const action = handled(async ({ request, params }: ActionFunctionArgs) => {
  const actor = await requireSecretariat(request)
  const roundtable = await roundtableAtDesk(actor, idsOf(params, 'roundtableId').roundtableId)
  const submission = await parseForm(request, roundtableSchema)
  const outcome = await attempt(submission, (input) => changeRoundtable(actor, roundtable, input), { fields: { 'secretariat.roundtable-ballots': 'state' } })
  if ('refusal' in outcome) return outcome.refusal
  return redirectWithToast(paths.deskRoundtables(), { tone: 'done', message: 'secretariat:roundtables.saved' })
})

export default function DeskRoundtable() {
  return <RoundtableDeskPage roundtable={useLoaderData<typeof loader>().roundtable} lastResult={useFormAnswer<typeof action>()?.result} />
}
