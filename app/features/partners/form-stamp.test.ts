import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { makeFormStamp, readFormStamp } from './form-stamp.server.ts'

describe('the stamp of the interest form', () => {
  const id = randomUUID()
  const stamp = makeFormStamp(1_000_000, id)

  it.each([
    [stamp, 999_999, null],
    [stamp, 1_000_500, { id, wait: 1_500 }],
    [stamp, 1_002_000, { id, wait: 0 }],
    [stamp, 1_000_000 + 24 * 3_600_000, { id, wait: 0 }],
    [stamp, 1_000_001 + 24 * 3_600_000, null],
    [stamp.slice(0, -1), 1_005_000, null],
    [stamp.replace(id, randomUUID()), 1_005_000, null],
    ['', 1_005_000, null],
    ['é'.repeat(43), 1_005_000, null],
    [`1.2.${'é'.repeat(43)}`, 1_005_000, null],
    [undefined, 1_005_000, null],
    ['x'.repeat(10_000), 1_005_000, null],
  ])('%s at %i gives %j', (given, now, expected) => {
    expect(readFormStamp(given, now)).toEqual(expected)
  })
})
