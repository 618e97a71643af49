import { type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { anybody } from '#app/features/access/access.server.ts'
import { defineForm, defineLoader } from '#app/features/access/route.server.ts'
import { signInSchema } from '#app/features/identity/identity.schema.ts'
import { setLanguage } from '#app/features/identity/profile.server.ts'
import { signIn } from '#app/features/identity/sign-in.server.ts'
import { SignInForm } from '#app/features/identity/sign-in-form.tsx'
import { titleOf } from '#app/features/programme/title.server.ts'
import { languageChosen } from '#app/platform/i18n.server.ts'
import { clientAddress, createSession } from '#app/platform/session.server.ts'
import { paths } from '#app/shared/paths.ts'
import { safeRedirect } from '#app/shared/safe-redirect.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const handle = { namespaces: ['public', 'identity'], scripts: false }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({
  access: anybody,
  async load({ request, actor, language }) {
    const redirectTo = safeRedirect(new URL(request.url).searchParams.get('redirectTo'), paths.roundtables())
    // Behind a refused form the page stays, even where another tab has signed somebody in: it says who that is.
    if (actor && !isAnswerToForm(request)) throw redirect(redirectTo)
    return { redirectTo, signedInAs: actor?.name ?? null, title: await titleOf(language, 'identity:sign-in.title') }
  },
})

/** The page drawn behind a form that was sent still has the headers of the form. */
function isAnswerToForm(request: Request) {
  return request.headers.has('Content-Type')
}

export const action = defineForm({
  access: anybody,
  form: signInSchema,
  refused: { hide: ['password'] },
  async run({ request, input }) {
    const { personId, passwordHash } = await signIn({
      ...input,
      address: clientAddress(request),
      requestId: request.headers.get('X-Request-Id'),
    })
    const headers = await createSession(personId, request, passwordHash)
    const chosen = await languageChosen.read(request)
    if (!chosen) return headers
    await setLanguage({ personId }, chosen)
    headers.append('Set-Cookie', await languageChosen.clear())
    return headers
  },
  headers: ({ value }) => value,
  to: ({ payload }) => safeRedirect(payload.redirectTo, paths.roundtables()),
})

export default function SignIn() {
  const { redirectTo, signedInAs } = useLoaderData<typeof loader>()
  const answer = useFormAnswer<typeof action>()
  return <SignInForm lastResult={answer?.result} redirectTo={redirectTo} signedInAs={signedInAs} />
}
