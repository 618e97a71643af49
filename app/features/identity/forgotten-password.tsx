import type { SubmissionResult } from '@conform-to/dom'
import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary, TextField } from '#app/ui/field.tsx'
import { useFields } from '#app/ui/form.tsx'
import { VisitorForm } from '#app/ui/post-form.tsx'
import { useSending } from '#app/ui/use-sending.ts'

const DEFAULTS = { email: '' }

export function ForgottenPasswordForm({ lastResult }: { lastResult?: SubmissionResult }) {
  const { t } = useTranslation('identity')
  const form = useFields(lastResult, DEFAULTS)
  return (
    <div className="pub-narrow">
      <h1>{t('forgotten.title')}</h1>
      <p className="mt-3 text-ink-2">{t('forgotten.lead')}</p>
      <VisitorForm noValidate>
        <ErrorSummary form={form} />
        <TextField
          field={form.fields.email}
          label={t('forgotten.email')}
          type="email"
          autoComplete="username"
          spellCheck={false}
          autoCapitalize="none"
          required
        />
        <div>
          <Button type="submit" variant="primary" size="touch" pending={useSending()}>
            {t('forgotten.submit')}
          </Button>
        </div>
      </VisitorForm>
      <p className="mt-6">
        <Link to={paths.signIn()}>{t('sign-in.title')}</Link>
      </p>
    </div>
  )
}

/** The same words whether or not there is an account. */
export function ForgottenPasswordSent({ email }: { email: string }) {
  const { t } = useTranslation('identity')
  return (
    <div className="pub-narrow" role="status">
      <h1>{t('forgotten.sent-title')}</h1>
      <p className="mt-3">{t('forgotten.sent', { email })}</p>
      <p className="mt-3 text-ink-2">{t('forgotten.nothing')}</p>
      <p className="mt-6">
        <Link to={paths.forgottenPassword()} reloadDocument>
          {t('forgotten.again')}
        </Link>
      </p>
    </div>
  )
}
