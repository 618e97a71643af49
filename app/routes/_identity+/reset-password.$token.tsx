import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { attempt } from '#app/features/identity/attempt.server.ts'
import { newPasswordSchema } from '#app/features/identity/identity.schema.ts'
import { DeadLink } from '#app/features/identity/dead-link.tsx'
import { resetFor, resetPassword } from '#app/features/identity/password-reset.server.ts'
import { ResetPasswordForm } from '#app/features/identity/reset-password-form.tsx'
import { tokenOf } from '#app/features/identity/token-param.ts'
import { titleOf } from '#app/features/programme/title.server.ts'
import { handled, parseForm, redirectWithToast } from '#app/platform/http.server.ts'
import { languageOf } from '#app/platform/i18n.server.ts'
import { endSession, getActor } from '#app/platform/session.server.ts'
import { paths } from '#app/shared/paths.ts'
import { errorTitleIn } from '#app/ui/error-title.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const handle = { namespaces: ['public', 'identity'], scripts: false }

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [{ title: data?.title ?? errorTitleIn(matches) }]

export const loader = handled(async ({ request, params }: LoaderFunctionArgs) => {
  const language = await languageOf(request, await getActor(request))
  const { email } = await resetFor(tokenOf(params))
  return { email, title: await titleOf(language, 'identity:reset.title') }
})

export const action = handled(async ({ request, params }: ActionFunctionArgs) => {
  const token = tokenOf(params)
  const submission = await parseForm(request, newPasswordSchema)
  const fields = { 'identity.password-common': 'password', 'identity.password-obvious': 'password' }
  const outcome = await attempt(submission, (input) => resetPassword(token, input), { hide: ['password'], fields })
  if ('refusal' in outcome) return outcome.refusal
  // Whoever is signed in here may be somebody else: the new password is asked for.
  const headers = await endSession(request)
  return redirectWithToast(paths.signIn(), { tone: 'done', message: 'identity:reset.done' }, headers)
})

export default function ResetPassword() {
  const { email } = useLoaderData<typeof loader>()
  return <ResetPasswordForm email={email} lastResult={useFormAnswer<typeof action>()?.result} />
}

export function ErrorBoundary() {
  return <DeadLink kind="reset" />
}
