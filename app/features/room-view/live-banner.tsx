import { Link, useLocation } from '@remix-run/react'
import { useLayoutEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sessionPaths } from '#app/shared/session-paths.ts'
import { classNames } from '#app/ui/class-names.ts'
import { Icon } from '#app/ui/icons.tsx'
import { type Running, Timer } from '#app/ui/timer.tsx'
import { useHydrated } from '#app/ui/use-hydrated.ts'

type Props = {
  roundtableId: string
  session: { id: string; number: number; title: string }
  item: { title: string; running: Running } | null
  /** The room is on something that only moderators see. */
  between: boolean
}

/** On every page of the roundtable while a session is on. It can be folded for this session, on this device; the way into the room stays. */
export function LiveBanner({ roundtableId, session, item, between }: Props) {
  const { t } = useTranslation('room')
  const { pathname } = useLocation()
  const hydrated = useHydrated()
  const [folded, fold] = useFolded(session.id)
  const room = sessionPaths.room(roundtableId, session.id)
  // The room and the cockpit say it themselves.
  if ([room, sessionPaths.cockpit(roundtableId, session.id)].includes(pathname)) return null
  return (
    <section
      className={classNames('live-banner', folded && 'is-folded')}
      aria-label={t('banner.label')}
      data-words="room"
    >
      <span className="live-tag">{t('live')}</span>
      <p className="live-banner-text">
        <strong>{t('session', session)}</strong>
        {folded ? null : item ? (
          <>
            <span className="live-banner-item">{item.title}</span>
            <span className="whitespace-nowrap">
              <Timer label={t('time-left')} {...item.running} /> <span className="text-ink-2">{t('left')}</span>
            </span>
          </>
        ) : (
          <span>{t(between ? 'between' : 'before-first')}</span>
        )}
      </p>
      <Link to={room} className="live-banner-join">
        {t('banner.join')}
      </Link>
      {hydrated ? (
        <button
          type="button"
          className="icon-button"
          aria-expanded={!folded}
          aria-label={t(folded ? 'banner.unfold' : 'banner.fold')}
          title={t(folded ? 'banner.unfold' : 'banner.fold')}
          onClick={() => fold(!folded)}
        >
          <Icon name={folded ? 'down' : 'up'} />
        </button>
      ) : null}
    </section>
  )
}

const NAME = 'live-banner-folded'

/** For this one session: the next shows its banner again. */
function useFolded(sessionId: string) {
  const [folded, setFolded] = useState(false)
  useLayoutEffectInBrowser(() => {
    try {
      setFolded(localStorage.getItem(NAME) === sessionId)
    } catch {
      // A browser that keeps nothing shows it whole on every page.
    }
  }, [sessionId])
  function fold(now: boolean) {
    setFolded(now)
    try {
      if (now) localStorage.setItem(NAME, sessionId)
      else localStorage.removeItem(NAME)
    } catch {
      // Folded for as long as the page is open.
    }
  }
  return [folded, fold] as const
}

/** Before the browser draws: who has folded it does not see it jump. */
const useLayoutEffectInBrowser = typeof document === 'undefined' ? () => {} : useLayoutEffect
