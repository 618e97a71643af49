import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { attempt } from '#app/features/identity/attempt.server.ts'
import { DeadLink } from '#app/features/identity/dead-link.tsx'
import { FirstAccountForm } from '#app/features/identity/first-account-form.tsx'
import { assertFirstAccountLink, makeFirstAccount } from '#app/features/identity/first-account.server.ts'
import { firstAccountSchema } from '#app/features/identity/identity.schema.ts'
import { tokenOf } from '#app/features/identity/token-param.ts'
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
  await assertFirstAccountLink(tokenOf(params))
  return { language, title: await titleOf(language, 'identity:first-account.title') }
})

export const action = handled(async ({ request, params }: ActionFunctionArgs) => {
  const token = tokenOf(params)
  await assertFirstAccountLink(token)
  const submission = await parseForm(request, firstAccountSchema)
  const fields = { 'identity.password-common': 'password', 'identity.password-obvious': 'password', 'identity.email-taken': 'email' }
  const outcome = await attempt(submission, (answer) => makeFirstAccount(token, answer), { hide: ['password'], fields })
  if ('refusal' in outcome) return outcome.refusal
  return redirect(paths.secretariat(), { headers: await createSession(outcome.value.personId, request, outcome.value.passwordHash) })
})

export default function FirstAccount() {
  return <FirstAccountForm language={useLoaderData<typeof loader>().language} lastResult={useFormAnswer<typeof action>()?.result} />
}

export function ErrorBoundary() {
  return <DeadLink kind="first-account" />
}
