import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'
import {
  type DateStyle,
  formatDate,
  formatDateTime,
  formatList,
  formatNumber,
  formatRelative,
  formatTime,
  type Moment,
} from '#app/shared/dates.ts'

type Settings = { language: string; timeZone: string; now?: string }

const FormatContext = createContext<Settings>({ language: 'en', timeZone: 'UTC' })

/** The reader's language and time zone. `now` from the loader keeps relative times the same on both sides; from there it goes on by minutes. */
export function FormatProvider({ language, timeZone, now: loaded, children }: Settings & { children: ReactNode }) {
  const now = useMinutesFrom(loaded)
  const value = useMemo(() => ({ language, timeZone, now }), [language, timeZone, now])
  return <FormatContext.Provider value={value}>{children}</FormatContext.Provider>
}

const MINUTE_MS = 60_000

/** Parts of a page load again without the root that says what time it is. */
function useMinutesFrom(loaded: string | undefined) {
  const [begun, setBegun] = useState({ loaded, at: Date.now() })
  if (begun.loaded !== loaded) setBegun({ loaded, at: Date.now() })
  const minutes = Math.floor((Date.now() - begun.at) / MINUTE_MS)
  return loaded && minutes > 0 ? new Date(Date.parse(loaded) + minutes * MINUTE_MS).toISOString() : loaded
}

export type Format = ReturnType<typeof useFormat>

/** Dates, times and numbers as this reader reads them. */
export function useFormat() {
  const settings = useContext(FormatContext)
  return useMemo(
    () => ({
      language: settings.language,
      timeZone: settings.timeZone,
      /** When the page was made, to the minute after that. */
      now: settings.now,
      date: (value: Moment, style?: DateStyle) => formatDate(value, settings, style, settings.now),
      dateTime: (value: Moment, style?: DateStyle) => formatDateTime(value, settings, style, settings.now),
      time: (value: Moment) => formatTime(value, settings),
      relative: (value: Moment) => formatRelative(value, settings, settings.now),
      number: (value: number, options?: Intl.NumberFormatOptions) => formatNumber(value, settings.language, options),
      percent: (share: number, digits = 0) =>
        formatNumber(share, settings.language, { style: 'percent', maximumFractionDigits: digits }),
      list: (items: string[], type?: 'conjunction' | 'disjunction') => formatList(items, settings.language, type),
    }),
    [settings],
  )
}

/** A moment as `<time>`; the exact date and time are its tooltip. */
export function Time({
  value,
  as = 'relative',
  className,
}: {
  value: string | Date
  as?: 'relative' | 'date' | 'dateTime' | 'time'
  className?: string
}) {
  const format = useFormat()
  const iso = typeof value === 'string' ? value : value.toISOString()
  return (
    <time dateTime={iso} title={format.dateTime(value, 'long')} className={className}>
      {format[as](value)}
    </time>
  )
}
