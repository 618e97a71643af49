import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { defineForm, defineLoader } from '#app/features/access/route.server.ts'
import { DeadLink } from '#app/features/identity/dead-link.tsx'
import { newPasswordSchema } from '#app/features/identity/identity.schema.ts'
import { byMailedLink } from '#app/features/identity/mailed-link.server.ts'
import { resetFor, resetPassword } from '#app/features/identity/password-reset.server.ts'
import { ResetPasswordForm } from '#app/features/identity/reset-password-form.tsx'
import { titleOf } from '#app/features/programme/title.server.ts'
import { endSession } from '#app/platform/session.server.ts'
import { paths } from '#app/shared/paths.ts'
import { errorTitleIn } from '#app/ui/error-title.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const handle = { namespaces: ['public', 'identity'], scripts: false }

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  { title: data?.title ?? errorTitleIn(matches) },
]

export const loader = defineLoader({
  access: byMailedLink,
  async load({ language, token }) {
    const { email } = await resetFor(token)
    return { email, title: await titleOf(language, 'identity:reset.title') }
  },
})

export const action = defineForm({
  access: byMailedLink,
  form: newPasswordSchema,
  refused: {
    hide: ['password'],
    fields: { 'identity.password-common': 'password', 'identity.password-obvious': 'password' },
  },
  async run({ request, token, input }) {
    await resetPassword(token, input)
    // Whoever is signed in here may be somebody else: the new password is asked for.
    return endSession(request)
  },
  headers: ({ value }) => value,
  to: paths.signIn(),
  done: 'identity:reset.done',
})

export default function ResetPassword() {
  const { email } = useLoaderData<typeof loader>()
  return <ResetPasswordForm email={email} lastResult={useFormAnswer<typeof action>()?.result} />
}

export function ErrorBoundary() {
  return <DeadLink kind="reset" />
}
