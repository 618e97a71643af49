import { expect, test, vi } from 'vitest'
import { DEFAULT_LIMITS, TokenBucket } from './limits.ts'
import { RateLimits } from './rates.ts'

test('who is told when to try again is let in then, also with more than there ever is at once', () => {
  const now = vi.spyOn(performance, 'now').mockReturnValue(0)
  const bucket = new TokenBucket(100, 200)
  expect(bucket.take(1000)).toBe(0)
  const wait = bucket.take(1000)
  expect(wait).toBe(10_000)
  now.mockReturnValue(wait - 1)
  expect(bucket.take(1000)).toBe(1)
  now.mockReturnValue(wait)
  expect(bucket.take(1000)).toBe(0)
})

test('what a person’s other windows leave no room for costs this window nothing', () => {
  const now = vi.spyOn(performance, 'now').mockReturnValue(0)
  const rates = new RateLimits({ ...DEFAULT_LIMITS, bytesPerSecond: 100 })
  const [one, other] = [1, 2].map(() => rates.ofConnection('ada').bytes)
  expect(one!.take(1000)).toBe(0)
  const wait = other!.take(1000)
  expect(wait).toBeGreaterThan(0)
  now.mockReturnValue(wait)
  expect(other!.take(1000)).toBe(0)
})
