import { describe, expect, test } from 'vitest'
import { isTimeZone, localTime, momentOf, townOf } from './zoned-time.ts'

describe('a time on the clock of a place', () => {
  test.each([
    ['2026-12-03T14:00', 'Europe/Paris', '2026-12-03T13:00:00.000Z'],
    ['2026-07-03T14:00', 'Europe/Paris', '2026-07-03T12:00:00.000Z'],
    ['2026-12-03T14:00', 'Asia/Kolkata', '2026-12-03T08:30:00.000Z'],
    ['2026-12-03T14:00', 'Pacific/Kiritimati', '2026-12-03T00:00:00.000Z'],
    ['2026-12-03T00:30', 'America/St_Johns', '2026-12-03T04:00:00.000Z'],
    ['2024-02-29T23:59', 'UTC', '2024-02-29T23:59:00.000Z'],
  ])('%s in %s is %s, and reads so again', (local, timeZone, moment) => {
    expect(momentOf(local, timeZone)?.toISOString()).toBe(moment)
    expect(localTime(moment, timeZone)).toBe(local)
  })

  test('that is shown twice when summer time ends is the first', () => {
    expect(momentOf('2026-10-25T02:30', 'Europe/Paris')?.toISOString()).toBe('2026-10-25T00:30:00.000Z')
  })

  test.each([
    ['2026-03-29T02:30', 'Europe/Paris'],
    ['2011-12-30T12:00', 'Pacific/Apia'],
    ['2026-02-30T12:00', 'UTC'],
    ['2026-13-01T12:00', 'UTC'],
    ['2026-12-03T24:00', 'UTC'],
    ['2026-12-03 14:00', 'UTC'],
    ['', 'UTC'],
    ['2026-12-03T14:00', 'Europe/Atlantis'],
  ])('%s in %s is none', (local, timeZone) => {
    expect(momentOf(local, timeZone)).toBeNull()
  })
})

test('what is no place is no time zone', () => {
  expect(['Europe/Paris', 'UTC', 'Europe/Paris '].map(isTimeZone)).toEqual([true, true, false])
  expect(['', '+01:00', 'Mars/Olympus', "UTC'; --"].map(isTimeZone)).toEqual([false, false, false, false])
})

test('a zone is called by its town', () => {
  expect(['America/Argentina/Buenos_Aires', 'UTC'].map(townOf)).toEqual(['Buenos Aires', 'UTC'])
})
