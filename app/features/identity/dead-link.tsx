import { isRouteErrorResponse, useRouteError } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { ButtonRow, LinkButton } from '#app/ui/button.tsx'

/** In place of the form a mailed link would have opened; any other failure goes on to the error page. */
export function DeadLink({ kind }: { kind: 'invitation' | 'reset' | 'first-account' }) {
  const { t } = useTranslation('identity')
  const error = useRouteError()
  if (!isRouteErrorResponse(error) || error.status !== 404) throw error
  return (
    <div className="pub-narrow">
      <h1>{t('link.title')}</h1>
      <p className="mt-3">{t(`link.${kind}`)}</p>
      <ButtonRow className="mt-6">
        {kind === 'reset' ? (
          <LinkButton variant="primary" to={paths.forgottenPassword()}>
            {t('link.new-reset')}
          </LinkButton>
        ) : null}
        <LinkButton to={paths.signIn()}>{t('link.sign-in')}</LinkButton>
      </ButtonRow>
    </div>
  )
}
