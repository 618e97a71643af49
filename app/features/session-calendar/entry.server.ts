import { translator } from '#app/platform/i18n.server.ts'
import { absoluteUrl } from '#app/platform/mail.server.ts'
import { formatDate, formatTime, isoDay } from '#app/shared/dates.ts'
import type { Language } from '#app/shared/roles.ts'
import { sessionPaths } from '#app/shared/session-paths.ts'
import { cutText } from '#app/shared/text.ts'
import type { Content } from './content.ts'
import type { Entry } from './ics/calendar-file.ts'

const MINUTE_MS = 60_000
/** Some calendars drop a longer title without a word. */
const LONGEST_TITLE = 250

type Times = Pick<Content, 'startsAt' | 'endsAt' | 'timeZone'>
type Meeting = { id: string; roundtableId: string; number: number; changedAt: Date; content: Content }
type Reader = { language: Language; roundtable: string }
type State = Pick<Entry, 'sequence' | 'stamp' | 'cancelled' | 'people'>

/** A session as one entry of somebody's calendar. */
export function entryOf(meeting: Meeting, { language, roundtable }: Reader, state: State): Entry {
  const { id, content, changedAt } = meeting
  const { timeZone, place, videoLink } = content
  return {
    uid: `session-${id}`,
    changedAt,
    start: new Date(content.startsAt),
    end: new Date(content.endsAt),
    timeZone,
    title: titleOf(meeting, language),
    description: descriptionOf(meeting, language, roundtable),
    place,
    url: pageOf(meeting),
    videoLink,
    ...state,
  }
}

export const pageOf = ({ roundtableId, id }: Pick<Meeting, 'roundtableId' | 'id'>) =>
  absoluteUrl(sessionPaths.page(roundtableId, id))

export function titleOf({ number, content }: Pick<Meeting, 'number' | 'content'>, language: Language) {
  return cutText(translator(language)('session-calendar:entry.title', { number, title: content.title }), LONGEST_TITLE)
}

function descriptionOf(meeting: Meeting, language: Language, roundtable: string) {
  const t = translator(language)
  const { content } = meeting
  const parts = [
    roundtable,
    whenOf(content, language),
    content.videoLink ? t('session-calendar:entry.video', { link: content.videoLink }) : '',
    agendaOf(content, language),
    t('session-calendar:entry.page', { link: pageOf(meeting) }),
  ]
  return parts.filter(Boolean).join('\n\n')
}

/** With the clock times that the page says. */
export function agendaOf({ items, startsAt, timeZone }: Content, language: Language) {
  if (!items.length) return ''
  const lines = items.map(({ number, title, start }) => {
    const time = formatTime(Date.parse(startsAt) + start * MINUTE_MS, { language, timeZone })
    return `${time} ${[number, title].filter(Boolean).join(' ')}`
  })
  return [translator(language)('session-calendar:entry.agenda'), ...lines].join('\n')
}

/** "Thursday 3 December 2026, 14:00 to 16:00, Central European Time"; over midnight with both days. */
export function whenOf({ startsAt, endsAt, timeZone }: Times, language: Language) {
  const locale = { language, timeZone }
  const day = (moment: string) => `${formatDate(moment, locale, 'weekday')} ${isoDay(moment, timeZone).slice(0, 4)}`
  const oneDay = isoDay(startsAt, timeZone) === isoDay(endsAt, timeZone)
  return translator(language)(oneDay ? 'session-calendar:entry.when' : 'session-calendar:entry.when-days', {
    day: day(startsAt),
    start: formatTime(startsAt, locale),
    lastDay: day(endsAt),
    end: formatTime(endsAt, locale),
    zone: zoneName(startsAt, locale),
  })
}

/** The same on the clock of whoever reads, where that shows another time; empty where it does not. */
export function whenForReader({ startsAt, endsAt, timeZone }: Times, language: Language, readersZone: string) {
  const clock = (zone: string) =>
    [startsAt, endsAt].map((at) => `${isoDay(at, zone)} ${formatTime(at, { language, timeZone: zone })}`)
  if (clock(timeZone).join() === clock(readersZone).join()) return ''
  const when = whenOf({ startsAt, endsAt, timeZone: readersZone }, language)
  return translator(language)('session-calendar:entry.where-you-are', { when })
}

function zoneName(moment: string, { language, timeZone }: { language: Language; timeZone: string }) {
  const parts = new Intl.DateTimeFormat(language, { timeZone, timeZoneName: 'longGeneric' }).formatToParts(
    new Date(moment),
  )
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone
}
