import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { extend } from '#app/features/access/access.server.ts'
import { defineForm, defineLoader } from '#app/features/access/route.server.ts'
import { DeadLink } from '#app/features/identity/dead-link.tsx'
import { assertFirstAccountLink, makeFirstAccount } from '#app/features/identity/first-account.server.ts'
import { FirstAccountForm } from '#app/features/identity/first-account-form.tsx'
import { firstAccountSchema } from '#app/features/identity/identity.schema.ts'
import { byMailedLink } from '#app/features/identity/mailed-link.server.ts'
import { titleOf } from '#app/features/programme/title.server.ts'
import { createSession } from '#app/platform/session.server.ts'
import { paths } from '#app/shared/paths.ts'
import { errorTitleIn } from '#app/ui/error-title.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const handle = { namespaces: ['public', 'identity'], scripts: false }

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  { title: data?.title ?? errorTitleIn(matches) },
]

const toFirstAccount = extend(byMailedLink, {}, ({ token }) => assertFirstAccountLink(token))

export const loader = defineLoader({
  access: toFirstAccount,
  load: async ({ language }) => ({ language, title: await titleOf(language, 'identity:first-account.title') }),
})

export const action = defineForm({
  access: toFirstAccount,
  form: firstAccountSchema,
  refused: {
    hide: ['password'],
    fields: {
      'identity.password-common': 'password',
      'identity.password-obvious': 'password',
      'identity.email-taken': 'email',
    },
  },
  async run({ request, token, input }) {
    const { personId, passwordHash } = await makeFirstAccount(token, input)
    return createSession(personId, request, passwordHash)
  },
  headers: ({ value }) => value,
  to: paths.secretariat(),
})

export default function FirstAccount() {
  return (
    <FirstAccountForm
      language={useLoaderData<typeof loader>().language}
      lastResult={useFormAnswer<typeof action>()?.result}
    />
  )
}

export function ErrorBoundary() {
  return <DeadLink kind="first-account" />
}
