import { useTranslation } from 'react-i18next'
import { formatDate, formatTime, isoDay } from '#app/shared/dates.ts'
import { townOf } from '#app/shared/zoned-time.ts'
import { useFormat } from '#app/ui/format.tsx'

type Times = { startsAt: string; endsAt: string; timeZone: string }

const MINUTE_MS = 60_000

/** The times of a session on the clock of its place, and on the reader's own where that shows another hour. */
export function useSessionTimes({ startsAt, endsAt, timeZone }: Times) {
  const { t } = useTranslation('sessions')
  const format = useFormat()
  const there = { language: format.language, timeZone }
  const sameDay = isoDay(startsAt, timeZone) === isoDay(endsAt, timeZone)
  const day = formatDate(startsAt, there, 'weekday')
  const end = sameDay ? '' : `${formatDate(endsAt, there, 'weekday')}, `
  const values = {
    day,
    start: formatTime(startsAt, there),
    end: `${end}${formatTime(endsAt, there)}`,
    town: townOf(timeZone),
  }
  const same = formatTime(startsAt, there) === format.time(startsAt)
  return {
    when: t(timeZone === 'UTC' ? 'when-utc' : 'when', values),
    own: same ? null : t('own-time', { start: format.dateTime(startsAt, 'weekday'), end: format.time(endsAt) }),
    planned: Math.round((Date.parse(endsAt) - Date.parse(startsAt)) / MINUTE_MS),
    /** The clock so many minutes after the start. */
    clock: (minutes: number) => formatTime(Date.parse(startsAt) + minutes * MINUTE_MS, there),
  }
}
