import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { recovered } from '#app/features/indicators/recovered.server.ts'
import { idsOf } from '#app/features/roundtables/params.server.ts'
import { DecisionPage } from '#app/features/sections/decision-page.tsx'
import { agreeSection, missingIn } from '#app/features/sections/decisions.server.ts'
import { agreementSchema } from '#app/features/sections/section.schema.ts'
import { sectionFor } from '#app/features/sections/sections.queries.server.ts'
import { handled, parseForm, redirectWithToast } from '#app/platform/http.server.ts'
import { requireActor } from '#app/platform/session.server.ts'
import { paths } from '#app/shared/paths.ts'

export const handle = { namespaces: ['decision'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = handled(async ({ request, params }: LoaderFunctionArgs) => {
  const actor = await requireActor(request)
  const { roundtableId, sectionId } = idsOf(params, 'roundtableId', 'sectionId')
  const subject = await sectionFor(actor, roundtableId, sectionId, 'change-status')
  return { title: subject.section.title, back: paths.section(roundtableId, sectionId), missing: await missingIn(subject) }
})

export const action = handled(async ({ request, params }: ActionFunctionArgs) => {
  const actor = await requireActor(request)
  const { roundtableId, sectionId } = idsOf(params, 'roundtableId', 'sectionId')
  const subject = await sectionFor(actor, roundtableId, sectionId, 'change-status')
  const submission = await parseForm(request, agreementSchema)
  if (submission.status !== 'success') return data({ result: submission.reply() }, { status: 400 })
  const outcome = await recovered(() => agreeSection(actor, subject, submission.value))
  if ('refusal' in outcome) {
    const { status, formErrors } = outcome.refusal
    const onReason = formErrors.includes('sections.reason-missing')
    return data({ result: submission.reply(onReason ? { fieldErrors: { reason: formErrors } } : { formErrors }) }, { status })
  }
  return redirectWithToast(paths.section(roundtableId, sectionId), { tone: 'done', message: 'section:done.agreed' })
})

export default function SectionAgreement() {
  return <DecisionPage kind="agreed" {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()?.result} />
}
