import type { Request } from 'express'
import { expect, test } from 'vitest'
import { isThisMachine } from './loopback.ts'

const from = (remoteAddress: string | undefined, headers: Record<string, string> = {}) =>
  isThisMachine({ headers, socket: { remoteAddress } } as unknown as Request)

test.each(['127.0.0.1', '127.8.0.1', '::1', '::ffff:127.0.0.1'])('%s is this machine', (address) => {
  expect(from(address)).toBe(true)
})

test.each(['10.0.0.5', '203.0.113.9', '::ffff:10.0.0.5', 'fe80::1', '127.evil', undefined])(
  '%s is another',
  (address) => {
    expect(from(address, { host: 'localhost' })).toBe(false)
  },
)

test.each(['x-forwarded-for', 'forwarded'])(
  'what a proxy of this machine passes on with %s is for another',
  (header) => {
    expect(from('127.0.0.1', { [header]: '127.0.0.1' })).toBe(false)
  },
)
