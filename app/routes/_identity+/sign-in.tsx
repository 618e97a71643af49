import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { attempt } from '#app/features/identity/attempt.server.ts'
import { signInSchema } from '#app/features/identity/identity.schema.ts'
import { setLanguage } from '#app/features/identity/profile.server.ts'
import { SignInForm } from '#app/features/identity/sign-in-form.tsx'
import { signIn } from '#app/features/identity/sign-in.server.ts'
import { titleOf } from '#app/features/programme/title.server.ts'
import { handled, parseForm } from '#app/platform/http.server.ts'
import { languageChosen, languageOf } from '#app/platform/i18n.server.ts'
import { clientAddress, createSession, getActor } from '#app/platform/session.server.ts'
import { paths } from '#app/shared/paths.ts'
import { safeRedirect } from '#app/shared/safe-redirect.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const handle = { namespaces: ['public', 'identity'], scripts: false }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = handled(async ({ request }: LoaderFunctionArgs) => {
  const actor = await getActor(request)
  const redirectTo = safeRedirect(new URL(request.url).searchParams.get('redirectTo'), paths.roundtables())
  // Behind a refused form the page stays, even where another tab has signed somebody in: it says who that is.
  if (actor && !isAnswerToForm(request)) throw redirect(redirectTo)
  return { redirectTo, signedInAs: actor?.name ?? null, title: await titleOf(await languageOf(request, actor), 'identity:sign-in.title') }
})

/** The page drawn behind a form that was sent still has the headers of the form. */
function isAnswerToForm(request: Request) {
  return request.headers.has('Content-Type')
}

export const action = handled(async ({ request }: ActionFunctionArgs) => {
  const submission = await parseForm(request, signInSchema)
  const address = clientAddress(request)
  const outcome = await attempt(submission, async (input) => {
    const { personId, passwordHash } = await signIn({ ...input, address, requestId: request.headers.get('X-Request-Id') })
    return { personId, headers: await createSession(personId, request, passwordHash) }
  }, { hide: ['password'] })
  if ('refusal' in outcome) return outcome.refusal
  const redirectTo = safeRedirect(submission.payload.redirectTo, paths.roundtables())
  const { headers, personId } = outcome.value
  const chosen = await languageChosen.read(request)
  if (chosen) {
    await setLanguage({ personId }, chosen)
    headers.append('Set-Cookie', await languageChosen.clear())
  }
  return redirect(redirectTo, { headers })
})

export default function SignIn() {
  const { redirectTo, signedInAs } = useLoaderData<typeof loader>()
  const answer = useFormAnswer<typeof action>()
  return <SignInForm lastResult={answer?.result} redirectTo={redirectTo} signedInAs={signedInAs} />
}
