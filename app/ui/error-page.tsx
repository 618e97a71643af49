import { Link, useLocation } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { ErrorText } from './error-text.tsx'
import { HollowRing, Logo } from './ring.tsx'

const KINDS: Record<number, string> = {
  0: 'offline',
  401: 'signedOut',
  403: 'forbidden',
  404: 'notFound',
  429: 'tooMany',
}

/** `messageKey` is a key of the `errors` namespace that says it more exactly; `reference` is what the log calls this request. */
type ErrorMessageProps = {
  status: number
  messageKey?: string
  values?: Record<string, string | number>
  reference?: string
}

/** A page that could not be shown, and with it the frame it would have stood in. Status 0 is offline. */
export function ErrorPage({ name, ...message }: ErrorMessageProps & { name?: string }) {
  const { t } = useTranslation('ui')
  return (
    <div className="public error-page">
      <header>
        <Link to={paths.home()} className="error-home" aria-label={name ? undefined : t('error.home')}>
          <Logo />
          {name ? <span>{name}</span> : null}
        </Link>
      </header>
      <main id="main">
        <ErrorMessage {...message} />
      </main>
    </div>
  )
}

/** What happened, and one way on. */
export function ErrorMessage({ status, messageKey, values, reference }: ErrorMessageProps) {
  const { t } = useTranslation('ui')
  const kind = KINDS[status] ?? (status < 500 ? 'notFound' : 'server')
  const text = t(`error.${kind}.text`)
  return (
    <div className="error-message">
      <HollowRing />
      <h1 className="page-title">{t(`error.${kind}.title`)}</h1>
      <p className="page-lead">{messageKey ? <ErrorText error={messageKey} values={values} /> : text}</p>
      <Way status={status} />
      {status > 0 ? (
        <p className="error-code">
          {t('error.code', { status })}
          {reference ? `. ${t('error.reference', { id: reference })}` : ''}
        </p>
      ) : null}
    </div>
  )
}

function Way({ status }: { status: number }) {
  const { t } = useTranslation('ui')
  const { pathname, search } = useLocation()
  if (status === 401)
    return (
      <Link className="button button-primary" to={paths.signIn()}>
        {t('error.signIn')}
      </Link>
    )
  if (status === 0 || status === 429 || status >= 500) {
    // This page again, loaded anew with or without a script.
    return (
      <a className="button button-primary" href={pathname + search}>
        {t('error.retry')}
      </a>
    )
  }
  return (
    <Link className="button button-primary" to={paths.home()}>
      {t('error.home')}
    </Link>
  )
}
