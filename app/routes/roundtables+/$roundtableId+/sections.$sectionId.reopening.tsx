import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { DecisionPage } from '#app/features/sections/decision-page.tsx'
import { decisionAction, decisionLoader } from '#app/features/sections/decision-route.server.ts'
import { NOTHING_MISSING, reopenSection } from '#app/features/sections/decisions.server.ts'
import { reopeningSchema } from '#app/features/sections/section.schema.ts'
import { freshAfterRefusal, useFormAnswer } from '#app/ui/use-form-answer.ts'

export const handle = { namespaces: ['decision'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = decisionLoader(() => NOTHING_MISSING)

export const action = decisionAction(reopeningSchema, reopenSection, 'section:done.reopened')

export const shouldRevalidate = freshAfterRefusal

export default function SectionReopening() {
  const answer = useFormAnswer<typeof action>()
  return <DecisionPage kind="reopened" {...useLoaderData<typeof loader>()} lastResult={answer?.result} />
}
