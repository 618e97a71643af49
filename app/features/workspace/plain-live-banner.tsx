import { Link, useLocation } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'

type Live = { id: string; number: number; title: string }

/** What the server says of a session that is on, and a page without scripts: its name and the way into the room. */
export function PlainLiveBanner({ roundtableId, live }: { roundtableId: string; live: Live }) {
  const { t } = useTranslation('roundtable')
  const { pathname } = useLocation()
  const room = `${paths.sessions(roundtableId)}/${live.id}/room`
  if (pathname === room) return null
  return (
    <section className="live-banner" aria-label={t('frame.live-label')}>
      <p className="live-banner-text">
        <strong>{t('frame.live', live)}</strong>
      </p>
      <Link to={room} className="live-banner-join">
        {t('frame.live-join')}
      </Link>
    </section>
  )
}
