import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'

import { attempt } from '#app/features/identity/attempt.server.ts'
import { ForgottenPasswordForm, ForgottenPasswordSent } from '#app/features/identity/forgotten-password.tsx'
import { forgottenPasswordSchema } from '#app/features/identity/identity.schema.ts'
import { requestPasswordReset } from '#app/features/identity/password-reset.server.ts'
import { titleOf } from '#app/features/programme/title.server.ts'
import { handled, parseForm } from '#app/platform/http.server.ts'
import { languageOf } from '#app/platform/i18n.server.ts'
import { clientAddress, getActor } from '#app/platform/session.server.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const handle = { namespaces: ['public', 'identity'], scripts: false }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = handled(async ({ request }: LoaderFunctionArgs) => {
  const language = await languageOf(request, await getActor(request))
  return { title: await titleOf(language, 'identity:forgotten.title') }
})

export const action = handled(async ({ request }: ActionFunctionArgs) => {
  const submission = await parseForm(request, forgottenPasswordSchema)
  const address = clientAddress(request)
  const outcome = await attempt(submission, async ({ email }) => {
    await requestPasswordReset({ email, address })
    return email
  })
  if ('refusal' in outcome) return outcome.refusal
  return data({ result: undefined, sentTo: outcome.value })
})

export default function ForgottenPassword() {
  const answer = useFormAnswer<typeof action>()
  if (answer && 'sentTo' in answer) return <ForgottenPasswordSent email={answer.sentTo} />
  return <ForgottenPasswordForm lastResult={answer?.result} />
}
