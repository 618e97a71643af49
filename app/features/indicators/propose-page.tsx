import type { SubmissionResult } from '@conform-to/dom'
import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { Card, Page, PageHeader } from '#app/ui/page.tsx'
import { IndicatorForm, type IndicatorFormValues, type Suggestions } from './indicator-form.tsx'
import type { PlaceChoice } from './indicators.queries.server.ts'

type ProposePageProps = {
  roundtableId: string
  values: IndicatorFormValues
  places: PlaceChoice[]
  suggestions: Suggestions
  lastResult: SubmissionResult | undefined
}

export function ProposePage({ roundtableId, ...form }: ProposePageProps) {
  const { t } = useTranslation('indicators')
  const list = paths.indicators(roundtableId)
  return (
    <Page narrow>
      <PageHeader
        title={t('propose.title')}
        lead={t('propose.lead')}
        crumbs={[{ label: t('list.title'), to: list }, { label: t('propose.title') }]}
      />
      <Card>
        <IndicatorForm {...form} submitLabel={t('propose.submit')} cancelTo={list} />
      </Card>
    </Page>
  )
}
