import { expect, test } from 'vitest'
import { frameOf } from './whole-frames.ts'

test.each([
  [0, [0x82, 0]],
  [125, [0x82, 125]],
  [126, [0x82, 126, 0, 126]],
  [65_535, [0x82, 126, 0xff, 0xff]],
  [65_536, [0x82, 127, 0, 0, 0, 0, 0, 1, 0, 0]],
])('a message of %i bytes stands in one frame behind the header of its length', (length, header) => {
  const payload = new Uint8Array(length).fill(7)
  const frame = frameOf(payload)
  expect([...frame.subarray(0, header.length)]).toEqual(header)
  expect(Buffer.compare(frame.subarray(header.length), payload)).toBe(0)
})
