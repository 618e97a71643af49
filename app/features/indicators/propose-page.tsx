import type { SubmissionResult } from '@conform-to/dom'
import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { Card, Page, PageHeader } from '#app/ui/page.tsx'
import { IndicatorForm, type IndicatorFormValues, type Suggestions } from './indicator-form.tsx'
import type { PlaceChoice } from './indicators.queries.server.ts'
import type { SimilarIndicator } from './similar.server.ts'
import { SimilarOnes } from './similar-ones.tsx'
import { useSimilar } from './use-similar.ts'

type ProposePageProps = {
  roundtableId: string
  values: IndicatorFormValues
  places: PlaceChoice[]
  suggestions: Suggestions
  lastResult: SubmissionResult | undefined
  /** What read alike when the form was sent. */
  similar: SimilarIndicator[]
}

export function ProposePage({ roundtableId, similar, ...form }: ProposePageProps) {
  const { t } = useTranslation('indicators')
  const list = paths.indicators(roundtableId)
  const live = useSimilar(roundtableId)
  return (
    <Page narrow>
      <PageHeader
        title={t('propose.title')}
        lead={t('propose.lead')}
        crumbs={[{ label: t('list.title'), to: list }, { label: t('propose.title') }]}
      />
      <Card>
        <div onInput={live.typed}>
          <IndicatorForm
            {...form}
            beside={<SimilarOnes {...{ roundtableId }} similar={live.similar ?? similar} />}
            submitLabel={t('propose.submit')}
            cancelTo={list}
          />
        </div>
      </Card>
    </Page>
  )
}
