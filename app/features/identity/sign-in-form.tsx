import type { SubmissionResult } from '@conform-to/dom'
import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary, TextField } from '#app/ui/field.tsx'
import { useFields } from '#app/ui/form.tsx'
import { VisitorForm } from '#app/ui/post-form.tsx'
import { useSending } from '#app/ui/use-sending.ts'

const DEFAULTS = { email: '', password: '' }

export function SignInForm({
  lastResult,
  redirectTo,
  signedInAs,
}: {
  lastResult?: SubmissionResult
  redirectTo: string
  signedInAs: string | null
}) {
  const { t } = useTranslation('identity')
  const form = useFields(lastResult, DEFAULTS)
  const { email, password } = form.fields
  return (
    <div className="pub-narrow">
      <h1>{t('sign-in.title')}</h1>
      <VisitorForm noValidate>
        <ErrorSummary form={form} />
        {signedInAs ? (
          <p>
            {t('sign-in.still', { name: signedInAs })} <Link to={redirectTo}>{t('sign-in.go-on')}</Link>
          </p>
        ) : null}
        <input type="hidden" name="redirectTo" value={redirectTo} />
        <TextField
          field={email}
          label={t('sign-in.email')}
          type="email"
          autoComplete="username"
          spellCheck={false}
          autoCapitalize="none"
          required
        />
        <TextField
          field={password}
          label={t('sign-in.password')}
          type="password"
          autoComplete="current-password"
          required
        />
        <div>
          <Button type="submit" variant="primary" size="touch" pending={useSending()}>
            {t('sign-in.submit')}
          </Button>
        </div>
      </VisitorForm>
      <p className="mt-6">
        <Link to={paths.forgottenPassword()}>{t('sign-in.forgotten')}</Link>
      </p>
      <p className="mt-6 text-ink-2">
        {t('sign-in.no-account')} <Link to={paths.interest()}>{t('sign-in.interest')}</Link>
      </p>
    </div>
  )
}
