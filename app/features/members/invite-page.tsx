import type { SubmissionResult } from '@conform-to/dom'
import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { LANGUAGES, type Role } from '#app/shared/roles.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { RadioGroup } from '#app/ui/choices.tsx'
import { ErrorSummary, SelectField, TextField } from '#app/ui/field.tsx'
import { useFields } from '#app/ui/form.tsx'
import { Page, PageHeader } from '#app/ui/page.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { useSending } from '#app/ui/use-sending.ts'

type Props = {
  roundtableId: string
  mayAddOrganisation: boolean
  roles: Role[]
  organisations: { id: string; name: string }[]
  lastResult?: SubmissionResult
}

/** Brings somebody to the table by a mailed link, for an organisation and with a role. */
export function InvitePage({ roundtableId, mayAddOrganisation, roles, organisations, lastResult }: Props) {
  const { t, i18n } = useTranslation('members')
  const { t: common } = useTranslation('common')
  const pending = useSending()
  const form = useFields(lastResult, {
    name: '',
    email: '',
    organisationId: '',
    role: 'participant',
    language: i18n.language,
  })
  const { name, email, organisationId, role, language } = form.fields
  const choices = organisations.map((one) => ({ value: one.id, label: one.name }))
  return (
    <Page narrow>
      <PageHeader
        title={t('invite.title')}
        lead={t('invite.lead')}
        crumbs={[{ label: t('people.title'), to: paths.people(roundtableId) }, { label: t('invite.title') }]}
      />
      {organisations.length === 0 ? <NoOrganisation mayAdd={mayAddOrganisation} /> : null}
      <PostForm noValidate className="field-stack">
        <ErrorSummary form={form} />
        <TextField field={name} label={t('invite.name')} autoComplete="off" required />
        <TextField field={email} label={t('invite.email')} type="email" autoComplete="off" required />
        <SelectField
          field={organisationId}
          label={t('people.organisation')}
          options={[{ value: '', label: t('invite.choose') }, ...choices]}
          required
        />
        <RadioGroup
          field={role}
          label={t('people.role')}
          choices={roles.map((value) => ({ value, label: common(`role.${value}`), hint: t(`invite.role.${value}`) }))}
        />
        <SelectField
          field={language}
          label={t('invite.language')}
          options={LANGUAGES.map((value) => ({ value, label: common(`language.${value}`) }))}
        />
        <ButtonRow>
          <Button type="submit" variant="primary" pending={pending}>
            {t('invite.send')}
          </Button>
          <Link to={paths.people(roundtableId)}>{common('cancel')}</Link>
        </ButtonRow>
      </PostForm>
    </Page>
  )
}

/** Everybody acts for an organisation: in a new installation there is none yet. */
function NoOrganisation({ mayAdd }: { mayAdd: boolean }) {
  const { t } = useTranslation('members')
  return (
    <Banner tone="notice">
      {t('invite.no-organisation')}{' '}
      {mayAdd ? <Link to={paths.newOrganisation()}>{t('invite.add-organisation')}</Link> : null}
    </Banner>
  )
}
