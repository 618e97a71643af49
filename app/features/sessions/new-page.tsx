import type { SubmissionResult } from '@conform-to/dom'
import { useTranslation } from 'react-i18next'
import { sessionPaths } from '#app/shared/session-paths.ts'
import { Card, Page, PageHeader } from '#app/ui/page.tsx'
import { SettingsForm } from './settings-form.tsx'
import type { SettingsFormValues } from './settings-form-values.ts'

type Props = {
  roundtableId: string
  values: SettingsFormValues
  timeZones: string[]
  lastResult: SubmissionResult | undefined
}

export function NewPage({ roundtableId, ...form }: Props) {
  const { t } = useTranslation('sessions')
  const list = sessionPaths.sessions(roundtableId)
  return (
    <Page narrow>
      <PageHeader
        title={t('new.title')}
        lead={t('new.lead')}
        crumbs={[{ label: t('list.title'), to: list }, { label: t('new.title') }]}
      />
      <Card>
        <SettingsForm {...form} submitLabel={t('new.submit')} cancelTo={list} />
      </Card>
    </Page>
  )
}
