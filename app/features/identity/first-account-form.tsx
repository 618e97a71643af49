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

/** An installation begins here: who runs it, and what the programme is called. */
export function FirstAccountForm({ language, lastResult }: { language: Language; lastResult?: SubmissionResult }) {
  const { t } = useTranslation(['identity', 'common'])
  const empty = useMemo(
    () => ({ programmeEn: '', programmeFr: '', name: '', email: '', language, password: '' }),
    [language],
  )
  const form = useFields(lastResult, empty)
  const { fields } = form
  return (
    <div className="pub-narrow">
      <h1>{t('first-account.title')}</h1>
      <p className="mt-3 text-ink-2">{t('first-account.lead')}</p>
      <VisitorForm noValidate>
        <ErrorSummary form={form} />
        <input type="hidden" name="timeZone" data-device-time-zone />
        <TextField
          field={fields.programmeEn}
          label={t('first-account.programme-en')}
          hint={t('first-account.programme-hint')}
          lang="en"
          required
        />
        <TextField field={fields.programmeFr} label={t('first-account.programme-fr')} lang="fr" required />
        <TextField field={fields.name} label={t('invitation.name')} autoComplete="name" required />
        <TextField
          field={fields.email}
          label={t('invitation.email')}
          hint={t('first-account.email-hint')}
          type="email"
          autoComplete="username"
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
            {t('first-account.submit')}
          </Button>
        </div>
      </VisitorForm>
    </div>
  )
}
