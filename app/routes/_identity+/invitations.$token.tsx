import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { defineForm, defineLoader } from '#app/features/access/route.server.ts'
import { DeadLink } from '#app/features/identity/dead-link.tsx'
import { invitationAnswerSchema } from '#app/features/identity/identity.schema.ts'
import { acceptInvitation, invitationFor } from '#app/features/identity/invitation-answer.server.ts'
import { InvitationForm } from '#app/features/identity/invitation-form.tsx'
import { byMailedLink } from '#app/features/identity/mailed-link.server.ts'
import { programmeOf } from '#app/features/programme/programme.queries.server.ts'
import { titleOf } from '#app/features/programme/title.server.ts'
import { createSession } from '#app/platform/session.server.ts'
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
    const { name, email } = await invitationFor(token)
    const [programme, title] = await Promise.all([
      programmeOf(language),
      titleOf(language, 'identity:invitation.title'),
    ])
    return { name, email, language, programme: programme.name, title }
  },
})

export const action = defineForm({
  access: byMailedLink,
  form: invitationAnswerSchema,
  refused: {
    hide: ['password'],
    fields: { 'identity.password-common': 'password', 'identity.password-obvious': 'password' },
  },
  async run({ request, token, input }) {
    const { personId, passwordHash } = await acceptInvitation(token, input)
    return createSession(personId, request, passwordHash)
  },
  headers: ({ value }) => value,
  to: paths.roundtables(),
})

export default function Invitation() {
  const invitation = useLoaderData<typeof loader>()
  return <InvitationForm {...invitation} lastResult={useFormAnswer<typeof action>()?.result} />
}

export function ErrorBoundary() {
  return <DeadLink kind="invitation" />
}
