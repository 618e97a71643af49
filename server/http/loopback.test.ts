import type { Request, Response } from 'express'
import { expect, test, vi } from 'vitest'
import { loopbackOnly } from './loopback.ts'

function answerTo(remoteAddress: string | undefined, headers: Record<string, string> = {}) {
  const [next, end] = [vi.fn(), vi.fn()]
  const status = vi.fn(() => ({ end }))
  void loopbackOnly({ headers, socket: { remoteAddress } } as unknown as Request, { status } as unknown as Response, next)
  if (next.mock.calls.length) return 'passed'
  expect(end).toHaveBeenCalledOnce()
  return (status.mock.calls as unknown[][])[0]![0]
}

test.each(['127.0.0.1', '127.8.0.1', '::1', '::ffff:127.0.0.1'])('%s is this machine', (address) => {
  expect(answerTo(address)).toBe('passed')
})

test.each(['10.0.0.5', '203.0.113.9', '::ffff:10.0.0.5', 'fe80::1', '127.evil', undefined])('%s finds nothing', (address) => {
  expect(answerTo(address, { host: 'localhost' })).toBe(404)
})

test.each(['x-forwarded-for', 'forwarded'])('what a proxy of this machine passes on with %s finds nothing', (header) => {
  expect(answerTo('127.0.0.1', { [header]: '127.0.0.1' })).toBe(404)
})
