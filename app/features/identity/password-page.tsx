import type { SubmissionResult } from '@conform-to/dom'
import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { Button, ButtonRow, LinkButton } from '#app/ui/button.tsx'
import { ErrorSummary, TextField } from '#app/ui/field.tsx'
import { useFields } from '#app/ui/form.tsx'
import { Page, PageHeader } from '#app/ui/page.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { useSending } from '#app/ui/use-sending.ts'
import { NewPasswordField } from './new-password-field.tsx'

const DEFAULTS = { present: '', password: '' }

export function PasswordPage({ email, lastResult }: { email: string; lastResult?: SubmissionResult }) {
  const { t } = useTranslation(['identity', 'common'])
  const form = useFields(lastResult, DEFAULTS)
  const crumbs = [{ label: t('profile.title'), to: paths.profile() }, { label: t('profile.password-title') }]
  return (
    <Page narrow>
      <PageHeader title={t('profile.change')} lead={t('profile.password-lead')} crumbs={crumbs} />
      <PostForm noValidate className="field-stack">
        <ErrorSummary form={form} />
        {/* Lets a password manager file the new password under the right account. */}
        <input type="email" name="email" defaultValue={email} autoComplete="username" hidden readOnly />
        <TextField
          field={form.fields.present}
          label={t('profile.present')}
          type="password"
          autoComplete="current-password"
          width="md"
          required
        />
        <NewPasswordField field={form.fields.password} />
        <ButtonRow>
          <Button type="submit" variant="primary" pending={useSending()}>
            {t('profile.change')}
          </Button>
          <LinkButton to={paths.profile()}>{t('common:cancel')}</LinkButton>
        </ButtonRow>
      </PostForm>
    </Page>
  )
}
