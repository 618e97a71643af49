/** Intl in the manner of the house: 14:37, 26 November, 50 000. Pure, so that server and browser agree. */
export type Locale = { language: string; timeZone: string }
export type Moment = string | number | Date
export type DateStyle = 'day' | 'long' | 'short' | 'weekday' | 'month'

const STYLES: Record<DateStyle, Intl.DateTimeFormatOptions> = {
  day: { day: 'numeric', month: 'long' },
  long: { day: 'numeric', month: 'long', year: 'numeric' },
  short: { day: 'numeric', month: 'short' },
  weekday: { weekday: 'long', day: 'numeric', month: 'long' },
  month: { month: 'long', year: 'numeric' },
}

/** British English puts the day first and counts 24 hours, as the house does. */
function tag(language: string) {
  return language === 'en' ? 'en-GB' : language
}

/** `day` by default; a date of another year always shows its year. */
export function formatDate(value: Moment, locale: Locale, style: DateStyle = 'day', now: Moment = Date.now()) {
  const date = new Date(value)
  const sameYear = yearIn(date, locale) === yearIn(new Date(now), locale)
  const options = style === 'day' && !sameYear ? STYLES.long : STYLES[style]
  return new Intl.DateTimeFormat(tag(locale.language), { ...options, timeZone: locale.timeZone }).format(date)
}

export function formatTime(value: Moment, locale: Locale) {
  const options = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: locale.timeZone } as const
  return new Intl.DateTimeFormat(tag(locale.language), options).format(new Date(value))
}

export function formatDateTime(value: Moment, locale: Locale, style: DateStyle = 'day', now: Moment = Date.now()) {
  return `${formatDate(value, locale, style, now)}, ${formatTime(value, locale)}`
}

/** Thousands stand apart by a plain space in every language. */
export function formatNumber(value: number, language: string, options: Intl.NumberFormatOptions = {}) {
  return new Intl.NumberFormat(tag(language), options)
    .formatToParts(value)
    .map((part) => (part.type === 'group' ? '\u00a0' : part.value.replace('\u202f', '\u00a0')))
    .join('')
}

/** "3 minutes ago", "yesterday"; a date once it is more than a week away. */
export function formatRelative(value: Moment, locale: Locale, now: Moment = Date.now()) {
  const then = new Date(value).getTime()
  const seconds = Math.round((then - new Date(now).getTime()) / 1000)
  const words = new Intl.RelativeTimeFormat(tag(locale.language), { numeric: 'auto' })
  const size = Math.abs(seconds)
  if (size < 45) return words.format(0, 'second')
  if (size < 45 * 60) return words.format(Math.round(seconds / 60) || Math.sign(seconds), 'minute')
  const days = dayNumber(new Date(then), locale) - dayNumber(new Date(now), locale)
  if (days === 0 || size < 6 * 3600) return words.format(Math.round(seconds / 3600) || Math.sign(seconds), 'hour')
  if (Math.abs(days) < 7) return words.format(days, 'day')
  return formatDate(value, locale, 'day', now)
}

/** A list in words: "Cities, Regions and Academia". */
export function formatList(items: string[], language: string, type: 'conjunction' | 'disjunction' = 'conjunction') {
  return new Intl.ListFormat(tag(language), { type }).format(items)
}

/** The calendar date where the reader is, as YYYY-MM-DD: for grouping by day and for date inputs. */
export function isoDay(value: Moment, timeZone: string) {
  return new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone }).format(
    new Date(value),
  )
}

function yearIn(date: Date, locale: Locale) {
  return isoDay(date, locale.timeZone).slice(0, 4)
}

function dayNumber(date: Date, locale: Locale) {
  return Math.round(Date.parse(`${isoDay(date, locale.timeZone)}T00:00:00Z`) / 86_400_000)
}
