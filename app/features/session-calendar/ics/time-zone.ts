/** A time zone as calendars want it told: VTIMEZONE of RFC 5545, from the rules that this process knows. */
const HOUR_MS = 3_600_000
/** No clock changes and changes back within a week. */
const WEEK_MS = 7 * 24 * HOUR_MS
const DAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'] as const

/** The clock changes from one offset of UTC to another, in minutes. */
type Change = { at: Date; from: number; to: number }
/** What a calendar goes by within a year: by the clock that ends then. */
type Onset = { month: number; day: (typeof DAYS)[number]; nth: number; last: boolean; time: string }

/** A moment by the clock of a zone: YYYYMMDDTHHMMSS. */
export function localTime(moment: Date, timeZone: string) {
  return stamp(new Date(moment.getTime() + offsetAt(moment, timeZone) * 60_000))
}

/**
 * The lines of the zone for entries from the one moment to the other. Where each year is like the next, as in most places, each change is a rule, which
 * is what all calendars read best; else every change of that time stands there by its date.
 */
export function zoneLines(timeZone: string, from: Date, to: Date): string[] {
  const changes = changesBetween(timeZone, yearsFrom(from, -1), yearsFrom(to, 2))
  const offsets = changes.flatMap((change) => [change.from, change.to])
  const standard = offsets.length ? Math.min(...offsets) : offsetAt(from, timeZone)
  const rules = rulesOf(changes)
  const parts = changes.length
    ? rules
      ? rules.flatMap(({ change, rule }) => observance(timeZone, change, standard, [`RRULE:${rule}`]))
      : changes.flatMap((change) => observance(timeZone, change, standard))
    : observance(timeZone, { at: new Date(0), from: standard, to: standard }, standard)
  return ['BEGIN:VTIMEZONE', `TZID:${timeZone}`, ...parts, 'END:VTIMEZONE']
}

function observance(timeZone: string, { at, from, to }: Change, standard: number, more: string[] = []) {
  const kind = to > standard ? 'DAYLIGHT' : 'STANDARD'
  return [
    `BEGIN:${kind}`,
    `DTSTART:${stamp(new Date(at.getTime() + from * 60_000))}`,
    ...more,
    `TZOFFSETFROM:${offsetText(from)}`,
    `TZOFFSETTO:${offsetText(to)}`,
    `TZNAME:${nameAt(new Date(at.getTime() + HOUR_MS), timeZone)}`,
    `END:${kind}`,
  ]
}

/** One rule for each of the two changes of a year, if every year of these is alike; null otherwise. */
function rulesOf(changes: Change[]) {
  const kinds = [changes.filter(({ from, to }) => to > from), changes.filter(({ from, to }) => to < from)]
  const rules = kinds.map((kind) => ruleOf(kind))
  const [first, second] = [kinds[0]![0], kinds[1]![0]]
  if (!first || !second || !rules[0] || !rules[1] || first.from !== second.to || first.to !== second.from) return null
  return [
    { change: first, rule: rules[0] },
    { change: second, rule: rules[1] },
  ]
}

function ruleOf(changes: Change[]) {
  const [first, ...others] = changes.map(onsetOf)
  if (!first || others.length === 0 || !inYearsInTurn(changes)) return null
  const alike = others.every(
    ({ month, day, time }) => month === first.month && day === first.day && time === first.time,
  )
  if (!alike) return null
  const all = [first, ...others]
  const nth = all.every((onset) => onset.last) ? -1 : all.every((onset) => onset.nth === first.nth) ? first.nth : null
  return nth && `FREQ=YEARLY;BYMONTH=${first.month};BYDAY=${nth}${first.day}`
}

function inYearsInTurn(changes: Change[]) {
  const years = changes.map(({ at, from }) => new Date(at.getTime() + from * 60_000).getUTCFullYear())
  return years.every((year, index) => index === 0 || year === years[index - 1]! + 1)
}

function onsetOf({ at, from }: Change): Onset {
  const local = new Date(at.getTime() + from * 60_000)
  const date = local.getUTCDate()
  const month = local.getUTCMonth() + 1
  const length = new Date(Date.UTC(local.getUTCFullYear(), month, 0)).getUTCDate()
  const nth = Math.ceil(date / 7)
  return { month, day: DAYS[local.getUTCDay()]!, nth, last: date + 7 > length, time: stamp(local).slice(9) }
}

function changesBetween(timeZone: string, from: Date, to: Date): Change[] {
  const changes: Change[] = []
  for (let week = from.getTime(); week < to.getTime(); week += WEEK_MS) {
    const before = offsetAt(new Date(week), timeZone)
    const after = offsetAt(new Date(week + WEEK_MS), timeZone)
    if (before !== after) changes.push({ at: momentOfChange(timeZone, week, week + WEEK_MS), from: before, to: after })
  }
  return changes
}

/** To the minute. */
function momentOfChange(timeZone: string, start: number, end: number) {
  const before = offsetAt(new Date(start), timeZone)
  let [low, high] = [start / 60_000, end / 60_000]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (offsetAt(new Date(middle * 60_000), timeZone) === before) low = middle
    else high = middle
  }
  return new Date(high * 60_000)
}

/** Whole minutes beyond UTC. */
function offsetAt(moment: Date, timeZone: string) {
  const parts = clockOf(timeZone).formatToParts(moment)
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value)
  const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
  return Math.round((local - Math.floor(moment.getTime() / 1000) * 1000) / 60_000)
}

const clocks = new Map<string, Intl.DateTimeFormat>()

function clockOf(timeZone: string) {
  const known = clocks.get(timeZone)
  if (known) return known
  const two = '2-digit'
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: two,
    day: two,
    hour: two,
    minute: two,
    second: two,
  })
  clocks.set(timeZone, clock)
  return clock
}

function nameAt(moment: Date, timeZone: string) {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone, timeZoneName: 'short' }).formatToParts(moment)
  return parts.find(({ type }) => type === 'timeZoneName')?.value.replace(/[^\w+:-]/g, '-') ?? timeZone
}

function offsetText(minutes: number) {
  const size = Math.abs(minutes)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}${two(size % 60)}`
}

function stamp(local: Date) {
  return local.toISOString().slice(0, 19).replace(/[-:]/g, '')
}

function yearsFrom(moment: Date, years: number) {
  return new Date(Date.UTC(moment.getUTCFullYear() + years, 0, 1))
}
