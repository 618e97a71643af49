import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { attempt } from '#app/features/identity/attempt.server.ts'
import { passwordChangeSchema } from '#app/features/identity/identity.schema.ts'
import { PasswordPage } from '#app/features/identity/password-page.tsx'
import { changePassword } from '#app/features/identity/profile.server.ts'
import { titleOf } from '#app/features/programme/title.server.ts'
import { handled, parseForm, redirectWithToast } from '#app/platform/http.server.ts'
import { createSession, requireActor } from '#app/platform/session.server.ts'
import { paths } from '#app/shared/paths.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const handle = { namespaces: ['secretariat', 'identity'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = handled(async ({ request }: LoaderFunctionArgs) => {
  const actor = await requireActor(request)
  return { email: actor.email, title: await titleOf(actor.language, 'identity:profile.password-title') }
})

export const action = handled(async ({ request }: ActionFunctionArgs) => {
  const actor = await requireActor(request)
  const submission = await parseForm(request, passwordChangeSchema)
  const outcome = await attempt(submission, (input) => changePassword(actor, input), {
    hide: ['present', 'password'],
    fields: {
      'identity.present-password-wrong': 'present',
      'identity.password-common': 'password',
      'identity.password-obvious': 'password',
    },
  })
  if ('refusal' in outcome) return outcome.refusal
  // A changed password gets a new session as well: the old token dies with the old password.
  const headers = await createSession(actor.personId, request, outcome.value.passwordHash)
  return redirectWithToast(paths.profile(), { tone: 'done', message: 'identity:profile.changed' }, headers)
})

export default function ProfilePassword() {
  const { email } = useLoaderData<typeof loader>()
  return <PasswordPage email={email} lastResult={useFormAnswer<typeof action>()?.result} />
}
