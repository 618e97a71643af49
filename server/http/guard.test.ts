import type { Request, Response } from 'express'
import { expect, test, vi } from 'vitest'
import { requestGuard } from './guard.ts'

const own = { host: 'localhost:3000', origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' }

function asked(method: string, headers: Record<string, string> = own, path = '/profile') {
  const [next, set] = [vi.fn(), vi.fn()]
  const response = { status: vi.fn(), set, type: vi.fn(), send: vi.fn(), end: vi.fn() }
  for (const chained of ['status', 'set', 'type'] as const) response[chained].mockReturnValue(response)
  const request = { method, headers, path, query: {} } as unknown as Request
  void requestGuard('http://localhost:3000', 3000)(request, response as unknown as Response, next)
  if (next.mock.calls.length) return 'passed'
  return [(response.status.mock.calls as unknown[][])[0]![0], ...(set.mock.calls as unknown[][]).flat()]
}

test.each(['GET', 'HEAD', 'POST'])('%s goes on', (method) => {
  expect(asked(method)).toBe('passed')
})

test.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'])('%s is not a method here, and the answer says which are', (method) => {
  expect(asked(method)).toEqual([405, 'Allow', 'GET, HEAD, POST'])
})

test('a change that another site sends, or nobody knows from where, is refused; reading it is not', () => {
  const foreign = { ...own, origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' }
  expect(asked('POST', foreign)).toEqual([403])
  expect(asked('POST', { host: own.host })).toEqual([403])
  expect(asked('GET', foreign)).toBe('passed')
})

test('another host, and the side doors of the framework, are not served', () => {
  expect(asked('GET', { host: 'elsewhere.example' })).toEqual([421])
  expect(asked('GET', own, '/__manifest')).toEqual([404])
})
