import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { HollowRing, Logo } from './ring.tsx'

const KINDS: Record<number, string> = {
  0: 'offline',
  401: 'signedOut',
  403: 'forbidden',
  404: 'notFound',
  429: 'tooMany',
}

/**
 * A page that could not be shown: what happened, and one way on. Status 0 is offline. `messageKey` is a key of the
 * `errors` namespace that says it more exactly; `reference` is what the log calls this request.
 */
export function ErrorPage({
  status,
  messageKey,
  values,
  reference,
}: {
  status: number
  messageKey?: string
  values?: Record<string, string | number>
  reference?: string
}) {
  const { t } = useTranslation(['ui', 'errors'])
  const kind = KINDS[status] ?? (status < 500 ? 'notFound' : 'server')
  const text = t(`error.${kind}.text`)
  const exact = messageKey ? t(messageKey, { ns: 'errors', defaultValue: text, ...values }) : text
  return (
    <div className="public error-page">
      <Link to={paths.home()} className="error-home" aria-label={t('error.home')}>
        <Logo />
      </Link>
      <main id="main">
        <HollowRing />
        <h1 className="page-title">{t(`error.${kind}.title`)}</h1>
        <p className="page-lead">{exact}</p>
        <Way status={status} />
        {status > 0 ? (
          <p className="error-code">
            {t('error.code', { status })}
            {reference ? `. ${t('error.reference', { id: reference })}` : ''}
          </p>
        ) : null}
      </main>
    </div>
  )
}

function Way({ status }: { status: number }) {
  const { t } = useTranslation('ui')
  if (status === 401) return <Link className="button button-primary" to={paths.signIn()}>{t('error.signIn')}</Link>
  if (status === 0 || status === 429 || status >= 500) {
    // An empty address is this page again, with or without a script.
    return <a className="button button-primary" href="">{t('error.retry')}</a>
  }
  return <Link className="button button-primary" to={paths.home()}>{t('error.home')}</Link>
}
