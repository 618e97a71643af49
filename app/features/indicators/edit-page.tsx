import type { SubmissionResult } from '@conform-to/dom'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Card, Facts, Page, PageHeader } from '#app/ui/page.tsx'
import type { FieldName } from './indicator-fields.ts'
import { IndicatorForm, type IndicatorFormValues, type Suggestions } from './indicator-form.tsx'
import type { PlaceChoice } from './indicators.queries.server.ts'

type EditPageProps = {
  roundtableId: string
  indicator: { id: string; code: string; name: string; version: number }
  values: IndicatorFormValues
  ballotOpen: boolean
  places: PlaceChoice[]
  suggestions: Suggestions
  lastResult: SubmissionResult | undefined
  /** What somebody else saved while this form was open. */
  meanwhile:
    { version: number; changes: { field: Exclude<FieldName, 'pillarId' | 'sectionId'>; text: string }[] } | undefined
}

export function EditPage({ roundtableId, indicator, ballotOpen, meanwhile, ...form }: EditPageProps) {
  const { t } = useTranslation('indicators')
  // What the page loads again while one writes is not what one has read.
  const [opened] = useState(indicator.version)
  const record = paths.indicator(roundtableId, indicator.id)
  return (
    <Page narrow>
      <PageHeader
        serif
        code={indicator.code}
        title={indicator.name}
        crumbs={[
          { label: t('list.title'), to: paths.indicators(roundtableId) },
          { label: indicator.code, to: record },
          { label: t('edit.title') },
        ]}
      />
      <Card>
        {ballotOpen ? <Banner tone="notice">{t('edit.ballot-open')}</Banner> : null}
        <IndicatorForm
          {...form}
          version={meanwhile?.version ?? opened}
          submitLabel={t('edit.submit')}
          cancelTo={record}
          notice={meanwhile?.changes.length ? <Meanwhile {...meanwhile} /> : null}
        />
      </Card>
    </Page>
  )
}

/** The stored words beside one's own, which are still in the form: the next save takes the form's. */
function Meanwhile({ changes, version }: NonNullable<EditPageProps['meanwhile']>) {
  const { t } = useTranslation('indicators')
  return (
    <Banner tone="notice">
      <p>{t('edit.meanwhile', { version })}</p>
      <Facts
        facts={changes.map(({ field, text }) => ({ label: t(`field.${field}`), value: text || t('record.empty') }))}
        className="mt-2 text-sm"
      />
    </Banner>
  )
}
