import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { attempt } from '#app/features/identity/attempt.server.ts'
import { EditPage } from '#app/features/indicators/edit-page.tsx'
import { formValuesOf } from '#app/features/indicators/form-values.ts'
import { editIndicatorSchema } from '#app/features/indicators/indicator.schema.ts'
import { ballotOpenOn, indicatorFor, placesIn, suggestionsIn } from '#app/features/indicators/indicators.queries.server.ts'
import { editIndicator } from '#app/features/indicators/indicators.server.ts'
import { meanwhileIn } from '#app/features/indicators/meanwhile.server.ts'
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
  const { roundtableId, indicatorId } = idsOf(params, 'roundtableId', 'indicatorId')
  const { indicator } = await indicatorFor(actor, roundtableId, indicatorId, 'edit')
  const [places, suggestions, ballotOpen] = await Promise.all([placesIn(roundtableId), suggestionsIn(roundtableId), ballotOpenOn(indicatorId)])
  const { id, code, name, version } = indicator
  const title = translator(actor.language)('indicators:edit.title-of', { code })
  return { roundtableId, title, indicator: { id, code, name, version }, values: formValuesOf(indicator), ballotOpen, places, suggestions }
})

export const action = handled(async ({ request, params }: ActionFunctionArgs) => {
  const actor = await requireActor(request)
  const { roundtableId, indicatorId } = idsOf(params, 'roundtableId', 'indicatorId')
  const subject = await indicatorFor(actor, roundtableId, indicatorId, 'edit')
  const submission = await parseForm(request, editIndicatorSchema)
  if (submission.status !== 'success') return data({ result: submission.reply(), meanwhile: undefined }, { status: 400 })
  const { value } = submission
  const outcome = await attempt(submission, () => editIndicator(actor, subject, value))
  if (outcome.refusal) return data({ ...outcome.refusal.data, meanwhile: await meanwhileIn(subject, value) }, outcome.refusal.init ?? undefined)
  return redirectWithToast(paths.indicator(roundtableId, indicatorId), { tone: 'done', message: 'indicators:edit.done' })
})

export const shouldRevalidate = freshAfterRefusal

export default function EditIndicator() {
  const answer = useFormAnswer<typeof action>()
  const page = useLoaderData<typeof loader>()
  return <EditPage key={page.indicator.id} {...page} lastResult={answer?.result} meanwhile={answer?.meanwhile} />
}
