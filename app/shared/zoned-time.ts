/** A wall clock's time as a form sends it: 2026-12-03T14:00. */
const LOCAL = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})$/

export function isTimeZone(value: string) {
  try {
    // An offset such as +01:00 is no place, and knows no summer.
    return /^[a-z]/i.test(value) && Boolean(new Intl.DateTimeFormat('en', { timeZone: value }))
  } catch {
    return false
  }
}

/**
 * The moment at which clocks of a time zone show this; the first, where they show it twice. Null for what is no time, and for the hour
 * that is left out when summer time begins.
 */
export function momentOf(local: string, timeZone: string): Date | null {
  const parts = LOCAL.exec(local)
  if (!parts || !isTimeZone(timeZone)) return null
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = parts.slice(1).map(Number)
  if (year < 1970 || month > 12 || hour > 23 || minute > 59) return null
  const asUtc = Date.UTC(year, month - 1, day, hour, minute)
  if (new Date(asUtc).getUTCDate() !== day) return null
  // An offset holds for the time around it: that of half a day before or of half a day after is the one, or one of the two.
  const moments = [-HALF_DAY, HALF_DAY].map((away) => asUtc - offsetAt(asUtc + away, timeZone))
  const right = moments.filter((moment) => localTime(new Date(moment), timeZone) === local)
  return right.length ? new Date(Math.min(...right)) : null
}

const HALF_DAY = 43_200_000

/** What clocks of a time zone show at a moment, as `momentOf` reads it. */
export function localTime(moment: Date | string, timeZone: string): string {
  const { year, month, day, hour, minute } = clockAt(new Date(moment), timeZone)
  return `${year?.padStart(4, '0')}-${month}-${day}T${hour}:${minute}`
}

function offsetAt(moment: number, timeZone: string) {
  const whole = Math.floor(moment / 60_000) * 60_000
  return Date.parse(`${localTime(new Date(whole), timeZone)}:00Z`) - whole
}

function clockAt(moment: Date, timeZone: string): Partial<Record<string, string>> {
  const clock = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  return Object.fromEntries(clock.formatToParts(moment).map(({ type, value }) => [type, value]))
}

/** The town that stands for a time zone: Europe/Paris is the time of Paris. */
export function townOf(timeZone: string) {
  return (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ')
}

/** The platform's list, with one that the list leaves out because it is another name of one. */
export function timeZonesWith(present: string) {
  const zones = Intl.supportedValuesOf('timeZone')
  return zones.includes(present) ? zones : [present, ...zones]
}
