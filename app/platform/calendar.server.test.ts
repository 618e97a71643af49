import { describe, expect, it } from 'vitest'
import { formatDate, formatDateTime } from '#app/shared/dates.ts'
import { beginningOf, dayAt, dayColumn, dayOf } from './calendar.server.ts'

describe('a day of the calendar', () => {
  it.each(['2027-02-01', '2028-02-29', '0001-01-01', '9999-12-31'])('%s comes back as it was stored', (day) => {
    expect(dayOf(dayColumn(day))).toBe(day)
    expect(dayColumn(day).toISOString()).toBe(`${day}T00:00:00.000Z`)
  })

  it.each(['Pacific/Pago_Pago', 'America/New_York', 'UTC', 'Europe/Paris', 'Asia/Kathmandu', 'Pacific/Kiritimati'])(
    'is the same day for a reader in %s',
    (timeZone) => {
      const moment = beginningOf(dayColumn('2027-02-01'), timeZone)
      expect(formatDate(moment, { language: 'en', timeZone }, 'month')).toBe('February 2027')
      expect(dayAt(moment, timeZone)).toBe('2027-02-01')
      expect(dayAt(new Date(moment.getTime() - 1), timeZone)).toBe('2027-01-31')
    },
  )
})

describe('where clocks change', () => {
  const at = (day: string, timeZone: string) => {
    const moment = beginningOf(dayColumn(day), timeZone)
    return [moment.toISOString(), formatDateTime(moment, { language: 'en', timeZone }, 'short', moment)]
  }
  it.each([
    ['on a day of 23 hours', '2027-03-28', 'Europe/Paris', '2027-03-27T23:00:00.000Z', '28 Mar, 00:00'],
    ['on the day after it', '2027-03-29', 'Europe/Paris', '2027-03-28T22:00:00.000Z', '29 Mar, 00:00'],
    ['on a day of 25 hours', '2026-10-25', 'Europe/Paris', '2026-10-24T22:00:00.000Z', '25 Oct, 00:00'],
    ['on the day after it', '2026-10-26', 'Europe/Paris', '2026-10-25T23:00:00.000Z', '26 Oct, 00:00'],
    [
      'at one o’clock, where midnight is left out',
      '2026-04-24',
      'Africa/Cairo',
      '2026-04-23T22:00:00.000Z',
      '24 Apr, 01:00',
    ],
    ['at the first of two midnights', '2026-11-01', 'America/Havana', '2026-11-01T04:00:00.000Z', '1 Nov, 00:00'],
  ])('a day begins %s: %s in %s', (_, day, timeZone, moment, told) => {
    expect(at(day, timeZone)).toEqual([moment, told])
  })

  it.each([
    ['2026-10-25T00:30:00Z', 'Europe/Paris', '2026-10-25'],
    ['2026-10-24T21:59:59Z', 'Europe/Paris', '2026-10-24'],
    ['2026-11-01T04:30:00Z', 'America/Havana', '2026-11-01'],
    ['2026-11-01T05:30:00Z', 'America/Havana', '2026-11-01'],
    ['2026-04-23T21:59:59Z', 'Africa/Cairo', '2026-04-23'],
    ['2026-04-23T22:00:00Z', 'Africa/Cairo', '2026-04-24'],
  ])('%s in %s is on %s', (moment, timeZone, day) => {
    expect(dayAt(new Date(moment), timeZone)).toBe(day)
  })
})
