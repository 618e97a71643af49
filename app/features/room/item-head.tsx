import { useTranslation } from 'react-i18next'
import { Timer, TimerBar, useTimer } from '#app/ui/timer.tsx'
import type { ClockPart } from './clock-words.ts'
import { runningOf } from './item-clock.ts'
import type { AgendaStep } from './room-page.queries.server.ts'

/** The current item and its time, as everybody in the room sees them. */
export function ItemHead({ item, items, clock }: { item: AgendaStep; items: AgendaStep[]; clock: ClockPart }) {
  const { t } = useTranslation('cockpit')
  const running = runningOf(clock, item)
  const { state } = useTimer(running)
  const count = items.filter(({ number }) => number !== null).length
  const say = running.runningSince === null ? 'paused' : state === 'over' ? 'over' : 'of'
  return (
    <>
      <div className="cockpit-head">
        <div className="min-w-0">
          <p className="kicker">{item.number ? t('item.number', { number: item.number, count }) : t('item.aside')}</p>
          <h2 className="cockpit-title" dir="auto">
            {item.title}
          </h2>
        </div>
        <p className="cockpit-clock">
          <Timer {...running} label={t('item.time')} className="cockpit-time" />
          <span className="text-sm text-ink-2">
            {t(`item.${say}`, { count: Math.round(running.allowedMs / 60_000) })}
          </span>
        </p>
      </div>
      <TimerBar {...running} />
    </>
  )
}
