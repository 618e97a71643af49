import type { SubmissionResult } from '@conform-to/dom'
import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Provenance } from '#app/features/references/adoption.server.ts'
import { paths } from '#app/shared/paths.ts'
import { referencePaths } from '#app/shared/reference-paths.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Card, Page, PageHeader } from '#app/ui/page.tsx'
import { IndicatorForm, type IndicatorFormValues, type Suggestions } from './indicator-form.tsx'
import type { PlaceChoice } from './indicators.queries.server.ts'
import { type Alike, SimilarOnes } from './similar-ones.tsx'
import { useSimilar } from './use-similar.ts'

type ProposePageProps = {
  roundtableId: string
  values: IndicatorFormValues
  places: PlaceChoice[]
  suggestions: Suggestions
  lastResult: SubmissionResult | undefined
  /** What read alike when the form was sent. */
  alike: Alike
  /** The entry of a reference framework whose words the form begins with. */
  provenance: Provenance | null
}

export function ProposePage({ roundtableId, alike, provenance, ...form }: ProposePageProps) {
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
        <div ref={live.around} onInput={live.typed}>
          <IndicatorForm
            {...form}
            notice={provenance ? <TakenFrom roundtableId={roundtableId} provenance={provenance} /> : null}
            beside={<SimilarOnes {...{ roundtableId }} {...(live.alike ?? alike)} />}
            submitLabel={t('propose.submit')}
            cancelTo={list}
          />
        </div>
      </Card>
    </Page>
  )
}

function TakenFrom({ roundtableId, provenance }: { roundtableId: string; provenance: Provenance }) {
  const { t } = useTranslation('indicators')
  const { entryId, framework, code, licence } = provenance
  return (
    <Banner tone="notice">
      <input type="hidden" name="from" value={entryId} />
      {t('propose.from')}{' '}
      <Link to={referencePaths.entry(roundtableId, entryId)}>
        {framework}, {code}
      </Link>
      {licence ? ` (${licence})` : null}. {t('propose.from-hint')}
    </Banner>
  )
}
