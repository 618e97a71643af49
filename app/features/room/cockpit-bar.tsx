import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatTime } from '#app/shared/dates.ts'
import { useFormat } from '#app/ui/format.tsx'
import { useServerNow } from '#app/ui/server-clock.ts'
import { ClockForm, type Where } from './clock-form.tsx'
import type { ClockPart } from './clock-words.ts'

/** Which session this is, how it stands, who is connected and what time it is. */
export function CockpitBar({
  where,
  session,
  clock,
  connected,
}: {
  where: Where
  session: { number: number; title: string; timeZone: string }
  clock: ClockPart
  connected?: ReactNode
}) {
  const { t } = useTranslation('cockpit')
  return (
    <div className="cockpit-bar">
      <span className={clock.state === 'live' ? 'cockpit-live' : 'cockpit-state'}>{t(`state.${clock.state}`)}</span>
      <h1 className="cockpit-name" dir="auto">
        {t('name', { number: session.number, title: session.title })}
      </h1>
      <span className="ms-auto">{connected}</span>
      <WallClock timeZone={session.timeZone} />
      {clock.state === 'live' ? (
        <ClockForm where={where} act="end" size="sm" className="cockpit-end">
          {t('act.end')}
        </ClockForm>
      ) : null}
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
