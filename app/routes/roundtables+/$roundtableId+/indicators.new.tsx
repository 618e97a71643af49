import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { attempt } from '#app/features/identity/attempt.server.ts'
import { EMPTY_FORM } from '#app/features/indicators/form-values.ts'
import { indicatorSchema } from '#app/features/indicators/indicator.schema.ts'
import { indicatorsPlace, placesIn, suggestionsIn } from '#app/features/indicators/indicators.queries.server.ts'
import { proposeIndicator } from '#app/features/indicators/indicators.server.ts'
import { ProposePage } from '#app/features/indicators/propose-page.tsx'
import { idsOf } from '#app/features/roundtables/params.server.ts'
import { handled, parseForm, redirectWithToast } from '#app/platform/http.server.ts'
import { translator } from '#app/platform/i18n.server.ts'
import { requireActor } from '#app/platform/session.server.ts'
import { paths } from '#app/shared/paths.ts'
import { freshAfterRefusal, useFormAnswer } from '#app/ui/use-form-answer.ts'

export const handle = { namespaces: ['indicators'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = handled(async ({ request, params }: LoaderFunctionArgs) => {
  const actor = await requireActor(request)
  const { roundtableId } = idsOf(params, 'roundtableId')
  await indicatorsPlace(actor, roundtableId, 'propose')
  const [places, suggestions] = await Promise.all([placesIn(roundtableId), suggestionsIn(roundtableId)])
  return { roundtableId, title: translator(actor.language)('indicators:propose.title'), values: EMPTY_FORM, places, suggestions }
})

export const action = handled(async ({ request, params }: ActionFunctionArgs) => {
  const actor = await requireActor(request)
  const { roundtableId } = idsOf(params, 'roundtableId')
  const place = await indicatorsPlace(actor, roundtableId, 'propose')
  const submission = await parseForm(request, indicatorSchema)
  const outcome = await attempt(submission, (input) => proposeIndicator(actor, place, input))
  if ('refusal' in outcome) return outcome.refusal
  return redirectWithToast(paths.indicator(roundtableId, outcome.value.id), { tone: 'done', message: 'indicators:propose.done' })
})

export const shouldRevalidate = freshAfterRefusal

export default function NewIndicator() {
  const answer = useFormAnswer<typeof action>()
  return <ProposePage {...useLoaderData<typeof loader>()} lastResult={answer?.result} />
}
