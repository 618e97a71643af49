import type { Answer } from '../answers.ts'
import { fileOf, mailto, quoted, text, uri, utc } from './content-lines.ts'
import { localTime, zoneLines } from './time-zone.ts'

/** How a calendar is told of a meeting: https://www.rfc-editor.org/rfc/rfc5545, with the methods of RFC 5546. */
type CalendarMethod = 'REQUEST' | 'CANCEL'

export type Entry = {
  /** The same for ever, whatever becomes of the meeting. */
  uid: string
  /** Of two entries with one UID the higher is the newer. */
  sequence: number
  stamp: Date
  changedAt: Date
  start: Date
  end: Date
  timeZone: string
  title: string
  description: string
  place: string
  /** The page of the meeting. */
  url: string
  videoLink: string
  cancelled?: boolean
  /** Who invites, and who is. A feed names neither. */
  people?: {
    organiser: { name: string; address: string }
    attendee: { name: string; address: string; answer: Answer; needed: boolean }
  }
}

/** Without a method it is a calendar to read, as a feed is: that of publishing asks for an organiser. */
type Calendar = { method?: CalendarMethod; entries: Entry[]; name?: string }

const PARTSTAT: Record<Answer, string> = { none: 'NEEDS-ACTION', come: 'ACCEPTED', decline: 'DECLINED' }

export function calendarFile({ method, entries, name }: Calendar) {
  return fileOf([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Roundtable//Roundtable//EN',
    'CALSCALE:GREGORIAN',
    ...(method ? [`METHOD:${method}`] : []),
    ...(name ? feedLines(name) : []),
    ...zonesOf(entries),
    ...entries.flatMap(entryLines),
    'END:VCALENDAR',
  ])
}

/** What a calendar that follows this file calls it, and how often it looks. */
function feedLines(name: string) {
  return [
    `NAME:${text(name)}`,
    `X-WR-CALNAME:${text(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    'X-PUBLISHED-TTL:PT1H',
  ]
}

function zonesOf(entries: Entry[]) {
  const zones = new Map<string, Entry[]>()
  for (const entry of entries) zones.set(entry.timeZone, [...(zones.get(entry.timeZone) ?? []), entry])
  return [...zones]
    .filter(([timeZone]) => !isUtc(timeZone))
    .flatMap(([timeZone, those]) => {
      const starts = those.map(({ start }) => start.getTime())
      const ends = those.map(({ end }) => end.getTime())
      return zoneLines(timeZone, new Date(Math.min(...starts)), new Date(Math.max(...ends)))
    })
}

function entryLines(entry: Entry): string[] {
  const { uid, sequence, stamp, changedAt, url, videoLink, place, cancelled, people } = entry
  return [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${utc(stamp)}`,
    `LAST-MODIFIED:${utc(changedAt)}`,
    timeLine('DTSTART', entry.start, entry.timeZone),
    timeLine('DTEND', entry.end, entry.timeZone),
    `SUMMARY:${text(entry.title)}`,
    `DESCRIPTION:${text(entry.description)}`,
    ...(place || videoLink ? [`LOCATION:${text(place || videoLink)}`] : []),
    `URL:${uri(url)}`,
    ...(videoLink ? [`CONFERENCE;VALUE=URI;FEATURE=VIDEO:${uri(videoLink)}`] : []),
    `STATUS:${cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    ...(people ? peopleLines(people) : []),
    'END:VEVENT',
  ]
}

/** No answer by mail is asked for: nobody would read it. The mail says where one answers. */
function peopleLines({ organiser, attendee }: NonNullable<Entry['people']>) {
  const role = attendee.needed ? 'REQ-PARTICIPANT' : 'OPT-PARTICIPANT'
  const partstat = PARTSTAT[attendee.answer]
  return [
    `ORGANIZER;CN=${quoted(organiser.name)}:${mailto(organiser.address)}`,
    `ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=${role};PARTSTAT=${partstat};RSVP=FALSE;CN=${quoted(attendee.name)}:${mailto(attendee.address)}`,
  ]
}

function timeLine(name: string, moment: Date, timeZone: string) {
  return isUtc(timeZone) || comesTwice(moment, timeZone)
    ? `${name}:${utc(moment)}`
    : `${name};TZID=${timeZone}:${localTime(moment, timeZone)}`
}

/** An hour that the clock shows twice as summer time ends: not all calendars mean the first of them, and UTC is one alone. */
function comesTwice(moment: Date, timeZone: string) {
  const shown = localTime(moment, timeZone)
  return [-60, -30, 30, 60].some((by) => localTime(new Date(moment.getTime() + by * 60_000), timeZone) === shown)
}

function isUtc(timeZone: string) {
  return /^(Etc\/)?(UTC|UCT|GMT|Greenwich|Universal|Zulu)$|^(Zulu|Universal|UCT)$/i.test(timeZone)
}
