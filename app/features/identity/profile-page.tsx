import type { SubmissionResult } from '@conform-to/dom'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { LANGUAGES } from '#app/shared/roles.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { ErrorSummary, SelectField, TextField } from '#app/ui/field.tsx'
import { useFields } from '#app/ui/form.tsx'
import { Card, Page, PageHeader } from '#app/ui/page.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { useSending } from '#app/ui/use-sending.ts'
import type { ProfileView } from './profile.queries.server.ts'
import { SessionList } from './session-list.tsx'

export function ProfilePage({ page, profileResult }: { page: ProfileView; profileResult?: SubmissionResult }) {
  const { t } = useTranslation('identity')
  return (
    <Page narrow>
      <PageHeader title={t('profile.title')} lead={t('profile.lead', { email: page.email })} />
      <div className="column">
        <Card title={t('profile.about')}>
          <ProfileForm page={page} lastResult={profileResult} />
        </Card>
        <Card title={t('profile.password-title')}>
          <p className="mb-4 text-ink-2">{t('profile.password-lead')}</p>
          <LinkButton to={paths.profilePassword()}>{t('profile.change')}</LinkButton>
        </Card>
        <Card title={t('profile.calendar-title')}>
          <p className="mb-4 text-ink-2">{t('profile.calendar-lead')}</p>
          <LinkButton to={paths.profileCalendar()}>{t('profile.calendar-set-up')}</LinkButton>
        </Card>
        <Card title={t('profile.sessions-title')}>
          <SessionList sessions={page.sessions} />
        </Card>
      </div>
    </Page>
  )
}

function ProfileForm({ page, lastResult }: { page: ProfileView; lastResult?: SubmissionResult }) {
  const { t } = useTranslation(['identity', 'common'])
  const { name, language, timeZone } = page
  const form = useFields(
    lastResult,
    useMemo(() => ({ name, language, timeZone }), [name, language, timeZone]),
  )
  return (
    <PostForm noValidate className="field-stack" reloadDocument>
      <ErrorSummary form={form} />
      <TextField
        field={form.fields.name}
        label={t('profile.name')}
        hint={t('profile.name-hint')}
        autoComplete="name"
        width="md"
        required
      />
      <SelectField
        field={form.fields.language}
        label={t('profile.language')}
        width="sm"
        options={LANGUAGES.map((value) => ({ value, label: t(`common:language.${value}`) }))}
      />
      <SelectField
        field={form.fields.timeZone}
        label={t('profile.time-zone')}
        hint={t('profile.time-zone-hint')}
        width="md"
        options={page.timeZones.map((value) => ({ value, label: value.replaceAll('_', ' ') }))}
      />
      <div>
        <Button type="submit" variant="primary" pending={useSending()}>
          {t('profile.save')}
        </Button>
      </div>
    </PostForm>
  )
}
