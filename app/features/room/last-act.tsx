import { useTranslation } from 'react-i18next'
import { formatTime } from '#app/shared/dates.ts'
import { useFormat } from '#app/ui/format.tsx'
import type { LastAct } from './clock-words.ts'
import type { AgendaStep } from './room-page.queries.server.ts'

/** Who did the last thing with the clock: of several moderators each sees it of the others. */
export function LastActLine({
  items,
  last,
  timeZone,
}: {
  items: AgendaStep[]
  last: LastAct | null
  timeZone: string
}) {
  const { t } = useTranslation('cockpit')
  const { language } = useFormat()
  if (!last?.by) return null
  const title = items.find(({ id }) => id === last.itemId)?.title ?? t('item.gone')
  const act = last.event.split('.')[1] ?? ''
  return (
    <p className="mt-3 text-xs wrap-anywhere text-ink-2">
      {t(`last.${act}`, {
        name: last.by,
        title,
        count: last.minutes ?? 0,
        time: formatTime(last.at, { language, timeZone }),
      })}
    </p>
  )
}
