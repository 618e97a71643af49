// @vitest-environment jsdom
import fc from 'fast-check'
import { mean, medianSorted, quantileSorted, sampleStandardDeviation } from 'simple-statistics'
import { describe, expect, it } from 'vitest'
import { distributionOf, median, moments, percentile } from '../../counting/quantiles.ts'
import vectors from '../../counting/vectors.fixture.json'
import { answerSchema } from './answer-schema.server.ts'
import { countCriteria } from './count.ts'
import { figuresOf } from './figures.ts'
import { stepAt, stepsOf } from './flow.ts'
import { rateByKey } from './flow-input.ts'
import { criteria } from './method.server.ts'
import { nextSettings } from './next-settings.ts'
import type { CriteriaSettings } from './words.ts'

/** Answers that other surveys lost or counted wrongly, as their public reports tell them. */
const SETTINGS = criteria.settings.parse({ rounds: '3', minimumTurnout: '0.25' }) as CriteriaSettings
const OPTIONS = ['o1', 'o2', 'o3'].map((id) => ({ id, label: id }))
const schema = answerSchema({ settings: SETTINGS, options: OPTIONS })
const distribution = (ratings: readonly number[]) => distributionOf(ratings.map((answer) => ({ answer })))
const casts = (ratings: readonly (number | null)[]) => ratings.map((answer) => ({ answer, weight: 1 }))
const doneIn = (own: Record<string, number | null> | null) => stepsOf(SETTINGS, OPTIONS, own).filter(({ done }) => done)

describe('one item after the other', () => {
  it('sends its own item alone, so that no page takes the answers of another (chamilo 7202, pathfinder 66)', () => {
    expect(schema.parse({ item: 'o2', 'o2-c1': '4' })).toEqual({ 'o2-c1': 4 })
  })

  it('is as far as what is answered, however one came there (surveyjs 4257, formbricks 1638)', () => {
    expect(doneIn(null)).toHaveLength(0)
    expect(doneIn({ 'o3-c1': 5 }).map(({ item }) => item.id)).toEqual(['o3'])
    expect(stepsOf(SETTINGS, [], null)).toMatchObject([{ done: false, count: 1 }])
  })

  it('goes on where an answer is missing, not at the start or the end (planet 2716, eq-survey-runner 827)', () => {
    expect(stepAt(stepsOf(SETTINGS, OPTIONS, { 'o1-c1': 5, 'o3-c1': 5 }), null).item.id).toBe('o2')
    expect(stepAt(stepsOf(SETTINGS, OPTIONS, { 'o1-c1': 5 }), 'gone').item.id).toBe('o2')
  })

  it('refuses an item without its rating, and keeps what stands (eq-survey-runner 827)', () => {
    expect(schema.safeParse({ item: 'o1', 'o1-c1': '' })).toMatchObject({ success: false })
    expect(schema.safeParse({ item: 'o1', 'o1-reason': 'Why' })).toMatchObject({ success: false })
  })

  it('takes digits in a text as text (surveyjs 9272, quick-survey 46)', () => {
    document.body.innerHTML =
      '<section><fieldset class="rating"><input type="radio" name="r" value="7"></fieldset><textarea></textarea></section>'
    const within = document.querySelector('section')!
    const press = (target: Element, more = {}) =>
      rateByKey({ key: '7', target, ...more } as unknown as KeyboardEvent, within)
    expect(press(document.querySelector('textarea')!)).toBe(false)
    expect(press(within, { ctrlKey: true })).toBe(false)
    expect(within.querySelector(':checked')).toBeNull()
    expect(press(within)).toBe(true)
    expect(within.querySelector(':checked')).not.toBeNull()
  })
})

describe('a forged form', () => {
  it.each([
    [{ 'o9-c1': '5' }],
    [{ item: '__proto__', 'o1-c1': '5' }],
    [{ item: 'o1', 'o1-c1': ['5', '6'] }],
    [{ item: 'o1', 'o1-c1': '10' }],
    [{ item: 'o1', 'o1-c1': '5', 'o1-reason': 'x'.repeat(100_000) }],
    [Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`o${at}-c1`, '5']))],
    [{}],
  ])('is refused: %#', (sent) => {
    expect(schema.safeParse(sent).success).toBe(false)
  })

  it('leaves no prototype behind', () => {
    const sent = JSON.parse('{"__proto__": {"o2-c1": "9"}, "constructor": "x", "o1-c1": "5"}') as object
    expect(schema.parse(sent)).toEqual({ 'o1-c1': 5 })
  })

  it('that names an item a thousand times asks for it once', () => {
    const split = [1, 1, 1, 9, 9, 9].map((rating) => ({ groupId: 'a', answer: { 'o1-c1': rating } }))
    const result = countCriteria(split, [{ groupId: 'a', voted: 6, eligible: 6 }], OPTIONS.slice(0, 1), SETTINGS)
    const chosen = { items: Array.from({ length: 1000 }, () => 'o1').concat('__proto__', 'o9'), reworded: [] }
    expect(nextSettings(1, SETTINGS, [result], chosen)).toMatchObject({ items: ['o1'] })
  })
})

describe('figures', () => {
  it('of no rating are none, and of one are that one (numpy 29315, descriptive_statistics 24)', () => {
    expect(figuresOf(casts([null, null]), SETTINGS)).toMatchObject({
      n: 0,
      cannotJudge: 2,
      median: null,
      q1: null,
      consensus: null,
    })
    expect(figuresOf(casts([4]), SETTINGS)).toMatchObject({ n: 1, median: 4, q1: 4, q3: 4, p30: 4, p70: 4 })
  })

  it('of an even number have the middle of the two (gonum 253, ClickHouse 7340)', () => {
    for (const percentileRule of ['type-7', 'type-2'] as const)
      expect(figuresOf(casts([1, 2, 3, 4, 5, 6, 8, 9]), { ...SETTINGS, percentileRule }).median).toBe(4.5)
  })

  it('are those of simple-statistics, ties and all, on the vectors and on any (numo-narray 90)', () => {
    for (const { ratings } of vectors.ram) same(ratings)
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 60 }), same))
  })

  function same(ratings: readonly number[]) {
    const [sorted, own] = [[...ratings].sort((a, b) => a - b), distribution(ratings)]
    expect(median(own)).toBeCloseTo(medianSorted(sorted), 6)
    for (const percent of [25, 30, 70, 75])
      expect(percentile(own, percent)).toBeCloseTo(quantileSorted(sorted, percent / 100), 6)
    expect(moments(own).mean).toBeCloseTo(mean(sorted), 6)
    expect(moments(own).sd).toBeCloseTo(sampleStandardDeviation(sorted), 6)
  }
})
