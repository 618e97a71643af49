import { describe, expect, test } from 'vitest'
import { readCalendar } from '#tests/fixtures/calendar-client.ts'
import { calendarFile, type Entry } from './calendar-file.ts'

/** What calendars in use stumble over, as their users report it of others' files. */
const entry = (given: Partial<Entry> = {}): Entry => ({
  uid: 'session-1',
  sequence: 0,
  stamp: new Date('2026-11-27T10:00:00Z'),
  changedAt: new Date('2026-11-26T09:00:00Z'),
  start: new Date('2026-12-03T13:00:00Z'),
  end: new Date('2026-12-03T15:00:00Z'),
  timeZone: 'Europe/Paris',
  title: 'Inclusion',
  description: '',
  place: '',
  url: 'https://table.example.org/x',
  videoLink: '',
  ...given,
})
const PEOPLE = {
  organiser: { name: 'The programme', address: 'table@example.org' },
  attendee: { name: 'Ana', address: 'ana@example.org', answer: 'come' as const, needed: true },
}
const linesOf = (given: Partial<Entry> = {}, method?: 'REQUEST' | 'CANCEL') =>
  calendarFile({ method, entries: [entry(given)] }).split('\r\n')
const between = (lines: string[], first: string, last: string) =>
  lines.slice(lines.indexOf(first) + 1, lines.indexOf(last))

describe('a cancellation', () => {
  const [invited, off] = [
    linesOf({ people: PEOPLE }, 'REQUEST'),
    linesOf({ people: PEOPLE, sequence: 1, cancelled: true }, 'CANCEL'),
  ]
  test('says its method once, of the whole calendar and before what is in it', () => {
    for (const [lines, method] of [
      [invited, 'METHOD:REQUEST'],
      [off, 'METHOD:CANCEL'],
    ] as const) {
      expect(lines.filter((line) => line.startsWith('METHOD'))).toEqual([method])
      expect(lines.indexOf(method)).toBeLessThan(lines.findIndex((line) => line.startsWith('BEGIN:VT')))
    }
  })
  test('is of the same entry, organiser and attendee, with a higher number and the state', () => {
    const same = (lines: string[]) => lines.filter((line) => /^(UID|ORGANIZER)/.test(line))
    expect(same(off)).toEqual(same(invited))
    expect(off).toContain('SEQUENCE:1')
    expect(off).toContain('STATUS:CANCELLED')
    expect(invited).toContain('SEQUENCE:0')
  })
})

describe('a time zone', () => {
  test('is told in full before the entry that names it', () => {
    const lines = linesOf()
    expect(lines.indexOf('TZID:Europe/Paris')).toBeLessThan(lines.indexOf('BEGIN:VEVENT'))
    expect(lines).toContain('DTSTART;TZID=Europe/Paris:20261203T140000')
    expect(lines.some((line) => /^(RDATE|X-)/.test(line))).toBe(false)
  })
  test('that has given up summer time has none, and one that has it has both halves, whenever the file is made', () => {
    const saoPaulo = linesOf({ timeZone: 'America/Sao_Paulo' })
    expect(saoPaulo).not.toContain('BEGIN:DAYLIGHT')
    expect(between(saoPaulo, 'BEGIN:STANDARD', 'END:STANDARD')).toContain('TZOFFSETTO:-0300')
    const summer = { start: new Date('2027-06-10T09:00:00Z'), end: new Date('2027-06-10T10:00:00Z') }
    const london = linesOf({ timeZone: 'Europe/London', ...summer })
    expect(between(london, 'BEGIN:DAYLIGHT', 'END:DAYLIGHT')).toContain('TZOFFSETTO:+0100')
    expect(london).toContain('DTSTART;TZID=Europe/London:20270610T100000')
  })
  test('of a session over the night when clocks change keeps both moments', () => {
    for (const [start, end] of [
      ['2027-03-28T00:30:00Z', '2027-03-28T02:30:00Z'],
      ['2026-10-24T23:30:00Z', '2026-10-25T02:30:00Z'],
    ] as const) {
      const times = { start: new Date(start), end: new Date(end) }
      expect(readCalendar(calendarFile({ entries: [entry(times)] })).entries[0]).toMatchObject(times)
    }
  })
  test('is left out of an hour that comes twice: some calendars mean the second of them', () => {
    for (const at of ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z']) {
      const start = new Date(at)
      expect(readCalendar(calendarFile({ entries: [entry({ start })] })).entries[0]).toMatchObject({ start })
    }
    expect(linesOf({ start: new Date('2026-10-25T00:30:00Z') })).toContain('DTSTART:20261025T003000Z')
  })
})

describe('a fold', () => {
  test('falls into no letter and no escaped line end, wherever it comes', () => {
    for (let before = 40; before < 80; before++)
      for (const sign of ['•tail', '🎉tail', 'étail', '📞']) {
        const description = `${'a'.repeat(before)}\n${sign}`
        const file = calendarFile({ entries: [entry({ description, title: description })] })
        expect(file).not.toContain('\ufffd')
        for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
        const [read] = readCalendar(file).entries
        expect([read!.description, read!.title]).toEqual([description, description])
      }
  })
})

test('moments that calendars compare are in UTC, and a file to read has neither method nor people', () => {
  const lines = linesOf()
  for (const name of ['DTSTAMP', 'LAST-MODIFIED'])
    expect(lines.find((line) => line.startsWith(name))).toMatch(/^[A-Z-]+:\d{8}T\d{6}Z$/)
  expect(lines.some((line) => /^(METHOD|ATTENDEE|ORGANIZER)/.test(line))).toBe(false)
})
