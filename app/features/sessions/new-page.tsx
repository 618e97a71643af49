import type { SubmissionResult } from '@conform-to/dom'
import { useTranslation } from 'react-i18next'
import { sessionPaths } from '#app/shared/session-paths.ts'
import { SelectField } from '#app/ui/field.tsx'
import { useFields } from '#app/ui/form.tsx'
import { Card, Page, PageHeader } from '#app/ui/page.tsx'
import { SettingsForm } from './settings-form.tsx'
import type { SettingsFormValues } from './settings-form-values.ts'

type Props = {
  roundtableId: string
  values: SettingsFormValues & { from: string | undefined }
  sessions: { id: string; number: number; title: string }[]
  templates: { id: string; title: string }[]
  timeZones: string[]
  lastResult: SubmissionResult | undefined
}

export function NewPage({ roundtableId, sessions, templates, ...form }: Props) {
  const { t } = useTranslation('sessions')
  const { fields } = useFields(form.lastResult, { from: form.values.from })
  const list = sessionPaths.sessions(roundtableId)
  return (
    <Page narrow>
      <PageHeader
        title={t('new.title')}
        lead={t('new.lead')}
        crumbs={[{ label: t('list.title'), to: list }, { label: t('new.title') }]}
      />
      <Card>
        <SettingsForm {...form} submitLabel={t('new.submit')} cancelTo={list}>
          <SelectField field={fields.from} label={t('new.from')} hint={t('new.from-hint')} optional>
            <option value="">{t('new.from-nothing')}</option>
            {templates.length ? (
              <optgroup label={t('templates.title')}>
                {templates.map(({ id, title }) => (
                  <option key={id} value={`template:${id}`}>
                    {title}
                  </option>
                ))}
              </optgroup>
            ) : null}
            {sessions.length ? (
              <optgroup label={t('list.title')}>
                {sessions.map(({ id, number, title }) => (
                  <option key={id} value={`session:${id}`}>
                    {t('name', { number, title })}
                  </option>
                ))}
              </optgroup>
            ) : null}
          </SelectField>
        </SettingsForm>
      </Card>
    </Page>
  )
}
