import { useTranslation } from 'react-i18next'
import { Timer, TimerBar } from '#app/ui/timer.tsx'
import { runningOf } from './table-words.ts'
import type { DrawShown } from './tables-part.ts'

/** How long the tables still have, or that they have not begun, or have ended. */
export function TableTime({ draw }: { draw: DrawShown }) {
  const { t } = useTranslation('tables')
  const running = runningOf(draw)
  if (!running) return <p className="text-sm text-ink-2">{t(`state.${draw.state}`)}</p>
  return (
    <div className="grid gap-1">
      <p className="text-sm text-ink-2">
        <Timer label={t('time-left')} {...running} className="text-xl text-ink" /> {t('left')}
      </p>
      <TimerBar {...running} />
    </div>
  )
}
