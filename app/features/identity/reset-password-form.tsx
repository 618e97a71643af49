import type { SubmissionResult } from '@conform-to/dom'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/field.tsx'
import { useFields } from '#app/ui/form.tsx'
import { VisitorForm } from '#app/ui/post-form.tsx'
import { useSending } from '#app/ui/use-sending.ts'
import { NewPasswordField } from './new-password-field.tsx'

const DEFAULTS = { password: '' }

export function ResetPasswordForm({ email, lastResult }: { email: string; lastResult?: SubmissionResult }) {
  const { t } = useTranslation('identity')
  const form = useFields(lastResult, DEFAULTS)
  return (
    <div className="pub-narrow">
      <h1>{t('reset.title')}</h1>
      <p className="mt-3 text-ink-2">{t('reset.lead', { email })}</p>
      <VisitorForm noValidate>
        <ErrorSummary form={form} />
        {/* Lets a password manager file the new password under the right account. */}
        <input type="email" name="email" defaultValue={email} autoComplete="username" hidden readOnly />
        <NewPasswordField field={form.fields.password} />
        <div>
          <Button type="submit" variant="primary" size="touch" pending={useSending()}>
            {t('reset.submit')}
          </Button>
        </div>
      </VisitorForm>
    </div>
  )
}
