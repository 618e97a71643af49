import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { defineForm, defineLoader } from '#app/features/access/route.server.ts'
import { EditPage } from '#app/features/indicators/edit-page.tsx'
import { formValuesOf } from '#app/features/indicators/form-values.ts'
import { editIndicatorSchema } from '#app/features/indicators/indicator.schema.ts'
import {
  ballotOpenOn,
  onIndicator,
  placesIn,
  suggestionsIn,
} from '#app/features/indicators/indicators.queries.server.ts'
import { editIndicator } from '#app/features/indicators/indicators.server.ts'
import { changedMeanwhile } from '#app/features/indicators/meanwhile.server.ts'
import { paths } from '#app/shared/paths.ts'
import { revalidateAfterRefusal, useFormAnswer } from '#app/ui/use-form-answer.ts'

export const handle = { namespaces: ['indicators'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({
  access: onIndicator('edit'),
  async load({ roundtableId, indicatorId, subject: { indicator }, t }) {
    const [places, suggestions, ballotOpen] = await Promise.all([
      placesIn(roundtableId),
      suggestionsIn(roundtableId),
      ballotOpenOn(indicatorId),
    ])
    const { id, code, name, version } = indicator
    const title = t('indicators:edit.title-of', { code })
    return {
      roundtableId,
      title,
      indicator: { id, code, name, version },
      values: formValuesOf(indicator),
      ballotOpen,
      places,
      suggestions,
    }
  },
})

export const action = defineForm({
  access: onIndicator('edit'),
  form: editIndicatorSchema,
  run: ({ subject, input }) => editIndicator(subject, input),
  beside: async ({ subject, input }) => ({ meanwhile: await changedMeanwhile(subject, input) }),
  to: ({ roundtableId, indicatorId }) => paths.indicator(roundtableId, indicatorId),
  done: 'indicators:edit.done',
})

export const shouldRevalidate = revalidateAfterRefusal

export default function EditIndicator() {
  const answer = useFormAnswer<typeof action>()
  const page = useLoaderData<typeof loader>()
  return <EditPage key={page.indicator.id} {...page} lastResult={answer?.result} meanwhile={answer?.meanwhile} />
}
