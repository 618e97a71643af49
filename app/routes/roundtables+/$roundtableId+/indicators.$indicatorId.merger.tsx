import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { defineAct, defineLoader } from '#app/features/access/route.server.ts'
import { mergerOrBackSchema } from '#app/features/indicators/indicator.schema.ts'
import { onIndicator } from '#app/features/indicators/indicators.queries.server.ts'
import { mergeChoices, mergeIndicator, unmergeIndicator } from '#app/features/indicators/merge.server.ts'
import { MergePage } from '#app/features/indicators/merge-page.tsx'
import { paths } from '#app/shared/paths.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const handle = { namespaces: ['indicators'] }

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export const loader = defineLoader({
  access: onIndicator('merge'),
  async load({ roundtableId, subject, t }) {
    const { id, code, name } = subject.indicator
    const title = t('indicators:merge.title-of', { code })
    return { roundtableId, title, indicator: { id, code, name }, choices: await mergeChoices(subject) }
  },
})

export const action = defineAct({
  access: onIndicator('merge'),
  form: mergerOrBackSchema,
  hasPage: 'for-refusals',
  run: ({ subject, input }) => ('undo' in input ? unmergeIndicator(subject) : mergeIndicator(subject, input)),
  back: ({ roundtableId, indicatorId }) => paths.indicator(roundtableId, indicatorId),
  to: ({ roundtableId, indicatorId, value }) => paths.indicator(roundtableId, value?.into ?? indicatorId),
  done: ({ input }) => `indicators:merge.${'undo' in input ? 'undone' : 'done'}`,
  says: ({ value, roundtableId, indicatorId }) =>
    value && {
      undo: value.into
        ? { action: paths.indicatorMerger(roundtableId, indicatorId), fields: { undo: 'yes' } }
        : undefined,
    },
})

export default function Merger() {
  const answer = useFormAnswer<typeof action>()
  return <MergePage {...useLoaderData<typeof loader>()} lastResult={answer?.result} />
}
