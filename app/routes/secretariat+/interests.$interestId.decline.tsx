import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { defineForm, defineLoader } from '#app/features/access/route.server.ts'
import { declineInterest } from '#app/features/partners/decisions.server.ts'
import { DeclinePage } from '#app/features/partners/decline-page.tsx'
import { declineSchema } from '#app/features/partners/interest.schema.ts'
import { onInterest } from '#app/features/partners/interests.queries.server.ts'
import { titleOf } from '#app/features/programme/title.server.ts'
import { paths } from '#app/shared/paths.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const handle = { namespaces: ['secretariat'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({
  access: onInterest,
  async load({ language: reader, subject: { id, organisationName, name, language } }) {
    return {
      interest: { id, organisationName, name, language },
      title: await titleOf(reader, 'secretariat:interest.decline'),
    }
  },
})

export const action = defineForm({
  access: onInterest,
  form: declineSchema,
  run: ({ actor, subject, input }) => declineInterest(actor, subject, input),
  to: ({ interestId }) => paths.interestRecord(interestId),
  done: 'secretariat:interest.declined',
})

export default function Decline() {
  return <DeclinePage {...useLoaderData<typeof loader>()} lastResult={useFormAnswer<typeof action>()?.result} />
}
