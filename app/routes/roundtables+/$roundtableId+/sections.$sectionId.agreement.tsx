import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { DecisionPage } from '#app/features/sections/decision-page.tsx'
import { decisionAction, decisionLoader } from '#app/features/sections/decision-route.server.ts'
import { agreeSection, missingIn } from '#app/features/sections/decisions.server.ts'
import { agreementSchema } from '#app/features/sections/section.schema.ts'
import { freshAfterRefusal, useFormAnswer } from '#app/ui/use-form-answer.ts'

export const handle = { namespaces: ['decision'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = decisionLoader(missingIn)

export const action = decisionAction(agreementSchema, agreeSection, 'section:done.agreed')

export const shouldRevalidate = freshAfterRefusal

export default function SectionAgreement() {
  const answer = useFormAnswer<typeof action>()
  return <DecisionPage kind="agreed" {...useLoaderData<typeof loader>()} lastResult={answer?.result} />
}
