import { data, type MetaFunction } from '@remix-run/node'
import { anybody } from '#app/features/access/access.server.ts'
import { invalid, refused } from '#app/features/access/answer-form.server.ts'
import { defineAction, defineLoader } from '#app/features/access/route.server.ts'
import { ForgottenPasswordForm, ForgottenPasswordSent } from '#app/features/identity/forgotten-password.tsx'
import { forgottenPasswordSchema } from '#app/features/identity/identity.schema.ts'
import { requestPasswordReset } from '#app/features/identity/password-reset.server.ts'
import { titleOf } from '#app/features/programme/title.server.ts'
import { clientAddress } from '#app/platform/session.server.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const handle = { namespaces: ['public', 'identity'], scripts: false }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({
  access: anybody,
  load: async ({ language }) => ({ title: await titleOf(language, 'identity:forgotten.title') }),
})

export const action = defineAction({
  access: anybody,
  form: forgottenPasswordSchema,
  hasPage: true,
  async respond({ request, submission }) {
    const onPage = { page: {} }
    if (submission.status !== 'success') return invalid(submission, onPage)
    try {
      await requestPasswordReset({ email: submission.value.email, address: clientAddress(request) })
      return data({ result: undefined, sentTo: submission.value.email })
    } catch (error) {
      return refused(submission, error, onPage)
    }
  },
})

export default function ForgottenPassword() {
  const answer = useFormAnswer<typeof action>()
  if (answer && 'sentTo' in answer) return <ForgottenPasswordSent email={answer.sentTo} />
  return <ForgottenPasswordForm lastResult={answer?.result} />
}
