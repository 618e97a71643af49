import { describe, expect, test } from 'vitest'
import { formatDate, formatDateTime, formatList, formatNumber, formatRelative, formatTime, isoDay } from './dates.ts'

const PARIS = { language: 'en', timeZone: 'Europe/Paris' }
const FRENCH = { language: 'fr', timeZone: 'Europe/Paris' }
const NOW = '2026-11-23T15:00:00Z'

describe('dates in the manner of the house', () => {
  test.each([
    ['a day of this year', formatDate('2026-11-26T13:00:00Z', PARIS, 'day', NOW), '26 November'],
    ['a day of another year', formatDate('2025-11-26T13:00:00Z', PARIS, 'day', NOW), '26 November 2025'],
    ['in French', formatDate('2026-11-26T13:00:00Z', FRENCH, 'weekday', NOW), 'jeudi 26 novembre'],
    ['in the reader’s zone', formatDateTime('2026-11-26T23:30:00Z', PARIS, 'day', NOW), '27 November, 00:30'],
    ['a time', formatTime('2026-11-26T13:37:00Z', PARIS), '14:37'],
    ['the calendar day', isoDay('2026-11-26T23:30:00Z', 'Asia/Tokyo'), '2026-11-27'],
  ])('%s', (_, said, expected) => {
    expect(said).toBe(expected)
  })
})

describe('relative times', () => {
  test.each([
    ['2026-11-23T14:59:40Z', 'now'],
    ['2026-11-23T14:57:00Z', '3 minutes ago'],
    ['2026-11-23T12:00:00Z', '3 hours ago'],
    ['2026-11-22T08:00:00Z', 'yesterday'],
    ['2026-11-26T13:00:00Z', 'in 3 days'],
    ['2026-11-01T13:00:00Z', '1 November'],
  ])('%s is %s', (moment, expected) => {
    expect(formatRelative(moment, PARIS, NOW)).toBe(expected)
  })
})

test('thousands stand apart by a space in every language', () => {
  expect([
    formatNumber(50_000, 'en'),
    formatNumber(50_000, 'fr'),
    formatNumber(0.83, 'fr', { style: 'percent' }),
  ]).toEqual(['50\u00a0000', '50\u00a0000', '83\u00a0%'])
})

test('a list in words', () => {
  expect(formatList(['Cities', 'Regions', 'Academia'], 'en')).toBe('Cities, Regions and Academia')
})
