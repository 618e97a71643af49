import type { Request, Response } from 'express'
import { expect, test, vi } from 'vitest'
import { operatorGuard, requestGuard } from './guard.ts'

const own = { host: 'localhost:3000', origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' }

function asked(method: string, headers: Record<string, string> = own, path = '/profile') {
  const [next, set] = [vi.fn(), vi.fn()]
  const response = { status: vi.fn(), set, type: vi.fn(), send: vi.fn(), end: vi.fn() }
  for (const chained of ['status', 'set', 'type'] as const) response[chained].mockReturnValue(response)
  const request = { method, headers: { ...headers }, url: path } as unknown as Request
  void requestGuard('http://localhost:3000', 3000)(request, response as unknown as Response, next)
  if (next.mock.calls.length) return 'passed'
  return [(response.status.mock.calls as unknown[][])[0]![0], ...(set.mock.calls as unknown[][]).flat()]
}

test.each(['GET', 'HEAD', 'POST'])('%s goes on', (method) => {
  expect(asked(method)).toBe('passed')
})

test.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'])(
  '%s is not a method here, and the answer says which are',
  (method) => {
    expect(asked(method)).toEqual([405, 'Allow', 'GET, HEAD, POST'])
  },
)

test('a change that another site sends, or nobody knows from where, is refused; reading it is not', () => {
  const foreign = { ...own, origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' }
  expect(asked('POST', foreign)).toEqual([403])
  expect(asked('POST', { host: own.host })).toEqual([403])
  expect(asked('GET', foreign)).toBe('passed')
})

test('another host, and the side doors of the framework, are not served', () => {
  expect(asked('GET', { host: 'elsewhere.example' })).toEqual([421])
  expect(asked('GET', own, '/__manifest')).toEqual([404])
  expect(asked('GET', { ...own, host: 'LocalHost:3000' })).toBe('passed')
})

test.each([
  '?_data=root',
  '?%5Fdata=root',
  `?${'a=1&'.repeat(1100)}_data=root`,
  '?a[_data]=1&_data=',
  '?&&_data',
  '?_d%61ta=x',
])('%.20s, which runs one handler without the others, is refused wherever it stands', (query) => {
  expect(asked('GET', own, `/profile${query}`)).toEqual([400])
})

test.each([
  '/%00',
  '/a?q=%00',
  '/%ff',
  '/%E0%A4%A',
  '/fonts/%C0%AE',
  '*',
  'localhost:3000',
  '',
  'ftp://localhost:3000/',
  'http://',
])('an address that cannot be read, %s, is refused', (url) => {
  expect(asked('GET', own, url)).toEqual([400])
})

test.each(['/?q=100%', '/?q=%ED%A0%80', '//x', '/roundtables/%C3%A9', '/?__data=1', '/?x=_data'])(
  '%s is an address like others',
  (url) => {
    expect(asked('GET', own, url)).toBe('passed')
  },
)

test('an address with its host, as a proxy is asked, is that host’s', () => {
  expect(asked('GET', { host: 'elsewhere.example' }, 'http://localhost:3000/profile')).toBe('passed')
  expect(asked('GET', own, 'http://elsewhere.example/profile')).toEqual([421])
  expect(asked('GET', own, 'http://localhost:3000/?_data=root')).toEqual([400])
})

test('what somebody says the host was before it is not believed', () => {
  const headers: Record<string, string> = {
    ...own,
    'x-forwarded-host': 'elsewhere.example:99999',
    'x-forwarded-proto': 'gopher',
  }
  const request = { method: 'GET', headers, url: '/' } as unknown as Request
  requestGuard('http://localhost:3000', 3000)(request, {} as Response, vi.fn())
  expect(Object.keys(headers)).toEqual(Object.keys(own))
})

test.each([
  ['localhost:3000', {}, true],
  ['10.0.0.7:3000', {}, true],
  ['[fd00::7]:3000', {}, true],
  ['127.0.0.1:4321', {}, true],
  ['elsewhere.example', {}, 421],
  ['127.0.0.1.elsewhere.example', {}, 421],
  ['', {}, 421],
  ['elsewhere.example', { authorization: 'Bearer x' }, false],
])('an operator asks %s with %o', (host, headers, expected) => {
  const locals: { byKnownHost?: boolean } = {}
  let status: number | undefined
  const response = {
    locals,
    status: (code: number) => ((status = code), response),
    type: () => response,
    send: () => response,
  }
  operatorGuard('http://localhost:3000', 3000)(
    { headers: { host, ...headers } } as unknown as Request,
    response as unknown as Response,
    vi.fn(),
  )
  expect(status ?? locals.byKnownHost).toBe(expected)
})
