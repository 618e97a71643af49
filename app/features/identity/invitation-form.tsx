import type { SubmissionResult } from '@conform-to/dom'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type Language, LANGUAGES } from '#app/shared/roles.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary, SelectField, TextField } from '#app/ui/field.tsx'
import { useFields } from '#app/ui/form.tsx'
import { VisitorForm } from '#app/ui/post-form.tsx'
import { useSending } from '#app/ui/use-sending.ts'
import { NewPasswordField } from './new-password-field.tsx'

type InvitationFormProps = {
  name: string
  email: string
  language: Language
  programme: string
  lastResult?: SubmissionResult
}

export function InvitationForm({ name, email, language, programme, lastResult }: InvitationFormProps) {
  const { t } = useTranslation(['identity', 'common'])
  const form = useFields(
    lastResult,
    useMemo(() => ({ name, language, password: '' }), [name, language]),
  )
  const { fields } = form
  return (
    <div className="pub-narrow">
      <h1>{t('invitation.title')}</h1>
      <p className="mt-3 text-ink-2">{t('invitation.lead', { programme })}</p>
      <VisitorForm noValidate>
        <ErrorSummary form={form} />
        {/* Filled in by the page's script; the profile changes it. */}
        <input type="hidden" name="timeZone" data-device-time-zone />
        <div>
          <p className="field-label">{t('invitation.email')}</p>
          <p>{email}</p>
          {/* Lets a password manager file the password under this account. */}
          <input type="email" name="email" defaultValue={email} autoComplete="username" hidden readOnly />
        </div>
        <TextField
          field={fields.name}
          label={t('invitation.name')}
          hint={t('invitation.name-hint')}
          autoComplete="name"
          required
        />
        <SelectField
          field={fields.language}
          label={t('invitation.language')}
          width="sm"
          options={LANGUAGES.map((value) => ({ value, label: t(`common:language.${value}`) }))}
        />
        <NewPasswordField field={fields.password} />
        <div>
          <Button type="submit" variant="primary" size="touch" pending={useSending()}>
            {t('invitation.submit')}
          </Button>
        </div>
      </VisitorForm>
    </div>
  )
}
