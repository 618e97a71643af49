import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatTime } from '#app/shared/dates.ts'
import { paths } from '#app/shared/paths.ts'
import { useFormat } from '#app/ui/format.tsx'
import { PageKeys } from '#app/ui/page-keys.tsx'
import { Logo } from '#app/ui/ring.tsx'
import { useServerNow } from '#app/ui/server-clock.ts'
import { ClockQuestion, type Where } from './clock-form.tsx'
import type { ClockPart } from './clock-words.ts'
import type { RoomData } from './room-page.queries.server.ts'

/** Which session this is, how it stands, who is connected and what time it is. */
export function CockpitBar({
  where,
  session,
  clock,
  connected,
}: {
  where: Where
  session: RoomData
  clock: ClockPart
  connected?: ReactNode
}) {
  const { t } = useTranslation('cockpit')
  return (
    <div className="cockpit-bar">
      <Link to={paths.roundtable(where.roundtableId)} className="cockpit-out" aria-label={t('out')}>
        <Logo />
      </Link>
      <span className={clock.state === 'live' ? 'cockpit-live' : 'cockpit-state'}>{t(`state.${clock.state}`)}</span>
      <h1 className="cockpit-name" dir="auto">
        {t('name', { number: session.number, title: session.title })}
      </h1>
      <span className="cockpit-bar-end">
        {connected}
        <WallClock timeZone={session.timeZone} />
        <PageKeys />
        {clock.state === 'live' ? (
          <ClockQuestion
            where={where}
            act="end"
            size="sm"
            question={t('end.question')}
            consequence={t('end.consequence')}
            keep={t('end.keep')}
          >
            {t('act.end')}
          </ClockQuestion>
        ) : null}
      </span>
    </div>
  )
}

/** The time where the session takes place. */
function WallClock({ timeZone }: { timeZone: string }) {
  const { language } = useFormat()
  const { t } = useTranslation('cockpit')
  return (
    <span className="cockpit-wall">
      <span className="sr-only">{t('now')}</span> {formatTime(useServerNow(60_000), { language, timeZone })}
    </span>
  )
}
