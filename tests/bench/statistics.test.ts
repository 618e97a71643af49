import { expect, test } from 'vitest'
import { cell, figure, Histogram, ratio, spreadOf } from './lib/statistics.ts'

test('percentiles are the value that the share does not exceed, to a tenth of a millisecond', () => {
  const histogram = new Histogram()
  for (let ms = 1; ms <= 100; ms++) histogram.add(ms - 0.05)
  expect([0.5, 0.95, 0.99, 1].map((share) => histogram.percentile(share))).toEqual([50, 95, 99, 100])
  expect(histogram.max).toBe(99.95)
})

test('above a second milliseconds are enough, and nothing has no percentile', () => {
  const histogram = new Histogram()
  histogram.add(1500.4)
  expect(histogram.percentile(0.5)).toBe(1501)
  expect(new Histogram().percentile(0.5)).toBeNull()
})

test('what several processes measured is one once it is merged, also after a way as JSON', () => {
  const [one, other, both] = [new Histogram(), new Histogram(), new Histogram()]
  for (let ms = 0; ms < 500; ms += 7) {
    one.add(ms)
    both.add(ms)
    other.add(ms * 5)
    both.add(ms * 5)
  }
  const merged = new Histogram()
  for (const part of [one, other])
    merged.merge(Histogram.from(JSON.parse(JSON.stringify(part)) as ReturnType<Histogram['toJSON']>))
  expect([merged.count, merged.max, merged.percentile(0.95)]).toEqual([both.count, both.max, both.percentile(0.95)])
})

test('the median of the repeats is shown with its extremes; what was not measured does not count', () => {
  expect(spreadOf([3, null, 1, undefined, 2])).toEqual({ median: 2, min: 1, max: 3, times: 3 })
  expect(spreadOf([1, 2])!.median).toBe(1.5)
  expect(spreadOf([null])).toBeNull()
  expect(cell(spreadOf([10.04, 8, 12.5]))).toBe('10.0 (8.00-12.5)')
  expect(cell(spreadOf([4]))).toBe('4.00')
  expect(cell(null)).toBe('-')
})

test('figures have three digits that count', () => {
  expect([0, 0.0123, 0.5, 12.345, 1234.5].map(figure)).toEqual(['0', '0.012', '0.500', '12.3', '1235'])
})

test('a ratio compares medians, and is none where the peer was not measured', () => {
  expect(ratio(spreadOf([1, 2, 3]), spreadOf([8]))).toBe('0.25x')
  expect(ratio(spreadOf([1]), null)).toBe('-')
  expect(ratio(null, spreadOf([1]))).toBe('-')
})
