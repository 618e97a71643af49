import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { signedIn } from '#app/features/access/access.server.ts'
import { defineForm, defineLoader } from '#app/features/access/route.server.ts'
import { passwordChangeSchema } from '#app/features/identity/identity.schema.ts'
import { PasswordPage } from '#app/features/identity/password-page.tsx'
import { changePassword } from '#app/features/identity/profile.server.ts'
import { titleOf } from '#app/features/programme/title.server.ts'
import { createSession } from '#app/platform/session.server.ts'
import { paths } from '#app/shared/paths.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const handle = { namespaces: ['secretariat', 'identity'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({
  access: signedIn,
  load: async ({ actor, language }) => ({
    email: actor.email,
    title: await titleOf(language, 'identity:profile.password-title'),
  }),
})

export const action = defineForm({
  access: signedIn,
  form: passwordChangeSchema,
  refused: {
    hide: ['present', 'password'],
    fields: {
      'identity.present-password-wrong': 'present',
      'identity.password-common': 'password',
      'identity.password-obvious': 'password',
    },
  },
  async run({ request, actor, input }) {
    const { passwordHash } = await changePassword(actor, input)
    // A changed password gets a new session as well: the old token dies with the old password.
    return createSession(actor.personId, request, passwordHash)
  },
  headers: ({ value }) => value,
  to: paths.profile(),
  done: 'identity:profile.changed',
})

export default function ProfilePassword() {
  const { email } = useLoaderData<typeof loader>()
  return <PasswordPage email={email} lastResult={useFormAnswer<typeof action>()?.result} />
}
