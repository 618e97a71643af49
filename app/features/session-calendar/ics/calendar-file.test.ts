import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCalendar } from '#tests/fixtures/calendar-client.ts'
import { calendarFile, type Entry } from './calendar-file.ts'

const entry = (given: Partial<Entry> = {}): Entry => ({
  uid: 'session-1',
  sequence: 3,
  stamp: new Date('2026-11-27T10:00:00Z'),
  changedAt: new Date('2026-11-26T09:00:00Z'),
  start: new Date('2026-12-03T13:00:00Z'),
  end: new Date('2026-12-03T15:00:00Z'),
  timeZone: 'Europe/Paris',
  title: 'Session 6: inclusion and continuity',
  description: 'The page:\nhttps://table.example.org/x',
  place: 'Hall B of the Halvern library',
  url: 'https://table.example.org/x',
  videoLink: 'https://meet.example.org/a?b=c,d;e',
  ...given,
})
const people = (given: { name?: string; address?: string } = {}): NonNullable<Entry['people']> => ({
  organiser: { name: 'The programme', address: 'table@example.org' },
  attendee: { name: 'Ana Dubois', address: 'ana@example.org', answer: 'none', needed: true, ...given },
})
const fileOf = (given: Partial<Entry> = {}) => calendarFile({ method: 'REQUEST', entries: [entry(given)] })
const read = (given: Partial<Entry> = {}) => readCalendar(fileOf(given)).entries[0]!

describe('an entry, as a calendar reads it', () => {
  test('has what was written, with its page and its video link', () => {
    const found = read({ people: people() })
    expect(found).toMatchObject({
      uid: 'session-1',
      sequence: 3,
      title: 'Session 6: inclusion and continuity',
      description: 'The page:\nhttps://table.example.org/x',
      place: 'Hall B of the Halvern library',
      start: new Date('2026-12-03T13:00:00Z'),
      end: new Date('2026-12-03T15:00:00Z'),
      localStart: '2026-12-03T14:00:00',
      zone: 'Europe/Paris',
    })
    expect(found.value('url')).toBe('https://table.example.org/x')
    expect(found.value('conference')).toBe('https://meet.example.org/a?b=c,d;e')
    expect(found.value('dtstamp')).toBe('2026-11-27T10:00:00Z')
    expect(found.value('last-modified')).toBe('2026-11-26T09:00:00Z')
    expect(found.value('status')).toBe('CONFIRMED')
    expect(found.value('organizer')).toBe('mailto:table@example.org')
    expect(found.value('attendee')).toBe('mailto:ana@example.org')
    expect(found.parameter('attendee', 'cn')).toBe('Ana Dubois')
    expect(found.parameter('attendee', 'partstat')).toBe('NEEDS-ACTION')
    expect(found.parameter('attendee', 'rsvp')).toBe('FALSE')
  })

  test('that is called off says so', () => {
    const file = readCalendar(calendarFile({ method: 'CANCEL', entries: [entry({ cancelled: true })] }))
    expect(file.value('method')).toBe('CANCEL')
    expect(file.entries[0]!.value('status')).toBe('CANCELLED')
  })

  test.each([
    ['on the day before the clocks go forward', 'Europe/Paris', '2027-03-27T13:00:00Z', '2027-03-27T14:00:00'],
    ['on the day after', 'Europe/Paris', '2027-03-28T12:00:00Z', '2027-03-28T14:00:00'],
    ['while it is on, across the hour that is left out', 'Europe/Paris', '2027-03-28T00:30:00Z', '2027-03-28T01:30:00'],
    ['across the hour that comes twice', 'Europe/Paris', '2027-10-30T23:30:00Z', '2027-10-31T01:30:00'],
    [
      'in America, whose clocks change on another day',
      'America/New_York',
      '2027-03-20T13:00:00Z',
      '2027-03-20T09:00:00',
    ],
    ['south of the equator', 'Australia/Sydney', '2027-01-05T22:00:00Z', '2027-01-06T09:00:00'],
    ['where the clocks never change', 'Asia/Tokyo', '2027-07-01T01:00:00Z', '2027-07-01T10:00:00'],
    ['where they change by half an hour', 'Australia/Lord_Howe', '2027-07-01T01:00:00Z', '2027-07-01T11:30:00'],
    ['at an offset of 45 minutes', 'Asia/Kathmandu', '2027-07-01T01:00:00Z', '2027-07-01T06:45:00'],
    ['where the moon sets the change', 'Africa/Casablanca', '2027-02-20T12:00:00Z', null],
    ['in Ireland, whose winter is the exception', 'Europe/Dublin', '2027-07-01T12:00:00Z', '2027-07-01T13:00:00'],
    ['in UTC', 'UTC', '2027-07-01T12:00:00Z', '2027-07-01T12:00:00Z'],
    ['in UTC by its long name', 'Etc/UTC', '2027-07-01T12:00:00Z', '2027-07-01T12:00:00Z'],
  ])('is at its moment %s', (_when, timeZone, at, local) => {
    const start = new Date(at)
    // Three hours: over midnight, and over the hour at which the clocks change.
    const end = new Date(start.getTime() + 3 * 3_600_000)
    const found = read({ timeZone, start, end })
    expect([found.start, found.end]).toEqual([start, end])
    if (local) expect(found.localStart).toBe(local)
  })

  test('of two zones in one file each has its own, once', () => {
    const entries = ['Europe/Paris', 'Asia/Tokyo', 'Europe/Paris', 'UTC'].map((timeZone, index) =>
      entry({ timeZone, uid: `session-${index}` }),
    )
    const file = readCalendar(calendarFile({ entries, name: 'My sessions' }))
    expect(file.zones).toEqual(['Europe/Paris', 'Asia/Tokyo'])
    expect(file.entries.map(({ start }) => start)).toEqual(entries.map(({ start }) => start))
    expect(file.value('x-wr-calname')).toBe('My sessions')
  })

  test('in any zone that the platform knows is at its moment, in summer and in winter', () => {
    for (const timeZone of Intl.supportedValuesOf('timeZone')) {
      for (const at of ['2027-01-15T11:00:00Z', '2027-07-15T11:00:00Z']) {
        const start = new Date(at)
        expect([timeZone, read({ timeZone, start, end: new Date(start.getTime() + 60_000) }).start]).toEqual([
          timeZone,
          start,
        ])
      }
    }
  }, 120_000)

  test('in a zone with a rule brings the rule, which every calendar reads', () => {
    expect(fileOf()).toContain('RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200')
    expect(fileOf({ timeZone: 'America/New_York' })).toContain('RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU')
    expect(fileOf({ timeZone: 'Africa/Casablanca' })).not.toContain('RRULE')
  })
})

/** What people and machines put into titles. */
const HOSTILE = [
  'A line\nand another',
  'Mallory\r\nATTENDEE:mailto:victim@example.org',
  'BEGIN:VEVENT\r\nEND:VCALENDAR',
  'a;b,c\\d\\n:"e"',
  `${'é'.repeat(36)}👩‍👩‍👧‍👦 family at the fold`,
  '👩🏽‍🚒'.repeat(40),
  'L'.repeat(5000),
  'null \u0000 bell \u0007 escape \u001b',
  'half a letter \ud83d here',
  'שלום \u202egnihtyreve\u202c',
  '',
]

describe('whatever people typed', () => {
  test.each(HOSTILE.map((typed) => [JSON.stringify(typed.slice(0, 40)), typed]))(
    'is one value in one property: %s',
    (_said, typed) => {
      const file = fileOf({ title: typed, description: typed, place: `x${typed}`, people: people({ name: typed }) })
      for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
      expect(file.replaceAll('\r\n', '')).not.toMatch(/(?!\t)\p{Cc}/u)
      const { entries } = readCalendar(file)
      expect(entries).toHaveLength(1)
      expect(entries[0]!.names.filter((name) => name === 'attendee')).toHaveLength(1)
      expect(entries[0]!.value('attendee')).toBe('mailto:ana@example.org')
      const kept = typed.replace(/\r\n?/g, '\n').replace(/(?![\t\n])\p{Cc}|\p{Cs}/gu, '')
      expect(entries[0]!.title ?? '').toBe(kept)
      expect(entries[0]!.description ?? '').toBe(kept)
      expect(entries[0]!.place).toBe(`x${kept}`)
    },
  )

  test('comes back as it was, and no line is too long or cut within a letter', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 300 }),
        fc.string({ unit: 'binary', maxLength: 60 }),
        (title, name) => {
          const file = fileOf({ title, people: people({ name }) })
          for (const line of file.split('\r\n')) {
            expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
            expect(Buffer.from(line).toString()).toBe(line)
          }
          const kept = title.replace(/\r\n?/g, '\n').replace(/(?![\t\n])\p{Cc}|\p{Cs}/gu, '')
          expect(readCalendar(file).entries[0]!.title ?? '').toBe(kept)
        },
      ),
    )
  })

  test.each([
    ["o'neill+table@example.org", 'mailto:o%27neill+table@example.org'],
    ['r&d@example.org', 'mailto:r%26d@example.org'],
    ['a;b:c@example.org', 'mailto:a%3Bb%3Ac@example.org'],
    ['élise@example.org', 'mailto:%C3%A9lise@example.org'],
  ])('an address is one: %s', (address, uri) => {
    expect(read({ people: people({ address }) }).value('attendee')).toBe(uri)
  })

  test('a link cannot end its line', () => {
    const found = read({ videoLink: 'https://meet.example.org/\r\nATTENDEE:mailto:victim@example.org', place: '' })
    expect(found.names).not.toContain('attendee')
    expect(found.names.filter((name) => name === 'conference')).toHaveLength(1)
  })
})
