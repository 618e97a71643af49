import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { attempt } from '#app/features/identity/attempt.server.ts'
import { DeadLink } from '#app/features/identity/dead-link.tsx'
import { invitationAnswerSchema } from '#app/features/identity/identity.schema.ts'
import { acceptInvitation, invitationFor } from '#app/features/identity/invitation-answer.server.ts'
import { InvitationForm } from '#app/features/identity/invitation-form.tsx'
import { tokenOf } from '#app/features/identity/token-param.ts'
import { programmeOf } from '#app/features/programme/programme.queries.server.ts'
import { titleOf } from '#app/features/programme/title.server.ts'
import { handled, parseForm } from '#app/platform/http.server.ts'
import { languageOf } from '#app/platform/i18n.server.ts'
import { createSession, getActor } from '#app/platform/session.server.ts'
import { paths } from '#app/shared/paths.ts'
import { errorTitleIn } from '#app/ui/error-title.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const handle = { namespaces: ['public', 'identity'], scripts: false }

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [{ title: data?.title ?? errorTitleIn(matches) }]

export const loader = handled(async ({ request, params }: LoaderFunctionArgs) => {
  const language = await languageOf(request, await getActor(request))
  const { name, email } = await invitationFor(tokenOf(params))
  const [programme, title] = await Promise.all([programmeOf(language), titleOf(language, 'identity:invitation.title')])
  return { name, email, language, programme: programme.name, title }
})

export const action = handled(async ({ request, params }: ActionFunctionArgs) => {
  const token = tokenOf(params)
  const submission = await parseForm(request, invitationAnswerSchema)
  const fields = { 'identity.password-common': 'password', 'identity.password-obvious': 'password' }
  const outcome = await attempt(submission, (answer) => acceptInvitation(token, answer), { hide: ['password'], fields })
  if ('refusal' in outcome) return outcome.refusal
  return redirect(paths.roundtables(), { headers: await createSession(outcome.value.personId, request, outcome.value.passwordHash) })
})

export default function Invitation() {
  const invitation = useLoaderData<typeof loader>()
  return <InvitationForm {...invitation} lastResult={useFormAnswer<typeof action>()?.result} />
}

export function ErrorBoundary() {
  return <DeadLink kind="invitation" />
}
