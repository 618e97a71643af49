import { expect, test } from 'vitest'
import { PROPOSALS } from '#prisma/seed/content/proposals.ts'
import { fractionOf } from './formula.ts'

test.each([
  [
    '100 × households that can pay ÷ all households',
    { before: '100 ×', above: 'households that can pay', below: 'all households', after: '' },
  ],
  [
    'Hours in two diaries ÷ adults in the sample × 13',
    { before: '', above: 'Hours in two diaries', below: 'adults in the sample', after: '× 13' },
  ],
  ['residents served / residents', { before: '', above: 'residents served', below: 'residents', after: '' }],
  [
    '1 000 × (births + arrivals) ÷ (residents of both years)',
    { before: '1 000 ×', above: 'births + arrivals', below: 'residents of both years', after: '' },
  ],
  [
    'homes (owned + rented) ÷ all homes',
    { before: '', above: 'homes (owned + rented)', below: 'all homes', after: '' },
  ],
])('%s is drawn as a fraction', (formula, fraction) => {
  expect(fractionOf(formula)).toEqual(fraction)
})

test.each([
  '',
  'Sum of all trips',
  'a ÷ b ÷ c',
  '(a ÷ b) × c',
  'm³/day over a year',
  'rate = a ÷ b',
  'a ÷ b\nwhere b is counted in May',
  '÷ b',
  'a ÷ ',
  '(a) + (b) ÷ c',
  'a ÷ b − 1',
  'a ÷ b × price of c',
])('%j is shown as it was written', (formula) => {
  expect(fractionOf(formula)).toBeNull()
})

test('every formula of the demonstration is a fraction', () => {
  const formulas = PROPOSALS.map(({ formula }) => formula)
  expect(formulas.length).toBeGreaterThan(5)
  expect(formulas.filter((formula) => fractionOf(formula) === null)).toEqual([])
})
