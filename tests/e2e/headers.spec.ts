import { rm } from 'node:fs/promises'
import { request } from 'node:http'
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '../../prisma/seed/accounts.ts'
import { demonstration } from './support/demonstration.ts'
import { expect, test as base } from './support/fixtures.ts'
import { copyOfSeededFolder } from './support/seeded-folder.ts'
import { ProductServer } from './support/server.ts'

const HOST = 'table.example.org'
const CONNECTION = '/socket.io/?EIO=4&transport=polling'
const UPGRADE = {
  connection: 'Upgrade',
  upgrade: 'websocket',
  'sec-websocket-version': '13',
  'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==',
}

type Answer = { status: number; headers: Record<string, string | string[] | undefined>; text: string }
type Asked = { method?: string; headers?: Record<string, string>; body?: string }

/** The product as it stands behind a proxy that speaks https. */
const test = base.extend<object, { secure: ProductServer }>({
  secure: [
    async ({}, use) => {
      const folder = await copyOfSeededFolder()
      const server = await ProductServer.start(folder, {
        PUBLIC_URL: `https://${HOST}`,
        TRUST_PROXY: '1',
        LOG_LEVEL: 'debug',
      })
      await use(server)
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
    { scope: 'worker', timeout: 120_000 },
  ],
})

function ask(server: ProductServer, url: string, { method = 'GET', headers = {}, body }: Asked = {}) {
  const own = { host: HOST, 'x-forwarded-proto': 'https', 'accept-language': 'en', 'sec-fetch-site': 'same-origin' }
  const form =
    body === undefined
      ? {}
      : {
          origin: `https://${HOST}`,
          'content-type': 'application/x-www-form-urlencoded',
          'content-length': String(Buffer.byteLength(body)),
        }
  return new Promise<Answer>((resolve, reject) => {
    const port = Number(new URL(server.url).port)
    request(
      {
        host: '127.0.0.1',
        port,
        path: url,
        method: body === undefined ? method : 'POST',
        agent: false,
        headers: { ...own, ...form, ...headers },
      },
      (response) => {
        let text = ''
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }))
      },
    )
      .on('error', reject)
      .end(body)
  })
}

async function cookieOf(server: ProductServer, who: string) {
  const email = DEMO_ACCOUNTS.find(({ role }) => role === who)!.email
  const answer = await ask(server, '/sign-in', {
    body: String(new URLSearchParams({ email, password: DEMO_PASSWORD })),
  })
  expect(answer.status).toBe(302)
  return cookiesIn(answer)
    .map((one) => one.split(';')[0])
    .join('; ')
}

const cookiesIn = ({ headers }: Answer) => [headers['set-cookie'] ?? []].flat()

test('every kind of answer carries the headers that it must', async ({ secure }) => {
  const { roundtableId } = await demonstration(secure)
  const cookie = await cookieOf(secure, 'moderator')
  const signedIn = { headers: { cookie } }
  const kinds: [string, number, string, Asked?][] = [
    ['a page', 200, '/'],
    ['a member’s page', 200, `/roundtables/${roundtableId}`, signedIn],
    ['data of a page', 200, `/roundtables/${roundtableId}.data`, signedIn],
    ['data of the root', 200, '/_root.data', signedIn],
    ['a redirect', 302, '/profile'],
    ['a redirect as data', 202, '/profile.data'],
    ['a form sent back', 400, '/sign-in', { body: 'email=x&password=y' }],
    ['a form sent back as data', 400, '/sign-in.data', { body: 'email=x&password=y' }],
    ['a file made on the way', 200, `/roundtables/${roundtableId}/indicators/export.csv`, signedIn],
    ['a template', 200, `/roundtables/${roundtableId}/indicators/template.csv`, signedIn],
    ['a page that does not exist', 404, '/no-such-page'],
    ['data that does not exist', 404, '/no-such-page.data'],
    ['a form without a route', 405, '/', { body: '' }],
    ['another method', 405, '/', { method: 'DELETE' }],
    ['a side door', 400, '/?_data=root'],
    ['an address nobody can read', 400, '/%00'],
    ['another site', 403, '/sign-in', { body: 'email=x', headers: { origin: 'https://elsewhere.example' } }],
    ['another host', 421, '/', { headers: { host: 'elsewhere.example' } }],
    [
      'a body of unknown length',
      411,
      '/sign-in',
      { method: 'POST', headers: { origin: `https://${HOST}`, 'transfer-encoding': 'chunked' } },
    ],
    [
      'a body too large',
      413,
      '/sign-in',
      { method: 'POST', headers: { origin: `https://${HOST}`, 'content-length': '999999999' } },
    ],
    ['health', 200, '/health'],
    ['liveness', 200, '/health/live'],
    ['health by another host', 421, '/health', { headers: { host: 'elsewhere.example' } }],
    ['metrics', 200, '/metrics'],
    ['metrics by another host', 421, '/metrics', { headers: { host: 'elsewhere.example' } }],
    [
      'a form nobody’s page has',
      400,
      '/sign-in',
      { body: Array.from({ length: 150 }, (_, at) => `a${at}[999][999][999]=x`).join('&') },
    ],
    ['a connection that is opened', 200, CONNECTION],
    ['a connection by an unknown transport', 400, CONNECTION.replace('polling', 'pigeon')],
    ['a connection nobody knows', 400, `${CONNECTION}&sid=nobody`],
    ['a connection from another site', 403, CONNECTION, { headers: { origin: 'https://elsewhere.example' } }],
    [
      'an upgrade from another site',
      403,
      CONNECTION.replace('polling', 'websocket'),
      { headers: { ...UPGRADE, origin: 'https://elsewhere.example' } },
    ],
    ['an upgrade by an unknown transport', 400, CONNECTION.replace('polling', 'pigeon'), { headers: UPGRADE }],
    ['a form’s address that is visited', 302, '/theme'],
  ]
  for (const [kind, status, url, asked] of kinds) {
    const { headers, ...answer } = await ask(secure, url, asked)
    expect.soft(answer.status, kind).toBe(status)
    expect.soft(headers['cache-control'], kind).toMatch(/^(private, )?no-store$/)
    expect.soft(headers.vary, kind).toMatch(/Cookie/)
    expect
      .soft(headers['content-security-policy'], kind)
      .toMatch(/default-src 'self'.*script-src 'nonce-[\w+/=]{20,}' 'strict-dynamic'.*frame-ancestors 'none'/)
    expect.soft(headers['strict-transport-security'], kind).toBe('max-age=31536000; includeSubDomains')
    expect.soft(headers['x-content-type-options'], kind).toBe('nosniff')
    expect.soft(headers['x-frame-options'], kind).toBe('DENY')
    expect.soft(headers['x-powered-by'], kind).toBeUndefined()
    expect.soft(headers['x-request-id'], kind).toMatch(/^[0-9a-f-]{36}$/)
    for (const set of [headers['set-cookie'] ?? []].flat())
      expect.soft(set, kind).toMatch(/; (?=.*HttpOnly)(?=.*Secure)(?=.*SameSite=Lax)/)
  }
  const file = await ask(secure, '/favicon.svg')
  expect([
    file.headers['cache-control'],
    file.headers['x-content-type-options'],
    file.headers['strict-transport-security'],
  ]).toEqual(['public, max-age=3600', 'nosniff', 'max-age=31536000; includeSubDomains'])
  expect(file.headers.vary ?? '').not.toContain('Cookie')
})

test('every cookie is for https and this site alone', async ({ secure }) => {
  const cookie = await cookieOf(secure, 'participant')
  expect(cookie).toMatch(/^__Host-session=/)
  const sent = [
    await ask(secure, '/language', { body: 'language=fr' }),
    await ask(secure, '/theme', { body: 'theme=dark' }),
    await ask(secure, '/profile/sessions', { body: '', headers: { cookie } }),
    await ask(secure, '/sign-out', { body: '', headers: { cookie } }),
  ]
  const set = sent.flatMap(cookiesIn)
  expect(set.length).toBeGreaterThanOrEqual(4)
  for (const one of set) expect(one).toMatch(/; (?=.*HttpOnly)(?=.*Secure)(?=.*SameSite=Lax)/)
})

test('whoever is put off is told for how long, in a page and in data', async ({ secure }) => {
  const body = 'email=guessed@example.org&password=x'
  let answer = await ask(secure, '/sign-in', { body })
  for (let time = 0; time < 12 && answer.status !== 429; time++) answer = await ask(secure, '/sign-in', { body })
  for (const put of [answer, await ask(secure, '/sign-in.data', { body })]) {
    expect(put.status).toBe(429)
    expect(Number(put.headers['retry-after'])).toBeGreaterThan(0)
  }
  // From another address of the same network, too, and of IPv6 a network is a /64.
  const from = (address: string) =>
    ask(secure, '/sign-in', { body: 'email=other@example.org&password=x', headers: { 'x-forwarded-for': address } })
  for (let time = 0; time < 8; time++) await from(`2001:db8:1:2::${time}`)
  expect([(await from('2001:db8:1:2:ffff::1')).status, (await from('2001:db8:1:3::1')).status]).toEqual([429, 400])
})

test('exports are limited, and say for how long', async ({ secure }) => {
  const { roundtableId } = await demonstration(secure)
  const headers = { cookie: await cookieOf(secure, 'observer') }
  let answer: Answer
  do answer = await ask(secure, `/roundtables/${roundtableId}/indicators/export.csv`, { headers })
  while (answer.status === 200)
  const asData = await ask(secure, `/roundtables/${roundtableId}/indicators/export.csv.data`, { headers })
  for (const put of [answer, asData]) expect([put.status, Number(put.headers['retry-after']) > 0]).toEqual([429, true])
})

test('what a browser can be made to bring is ignored or refused, and is never an error of ours', async ({ secure }) => {
  const { roundtableId } = await demonstration(secure)
  const cookie = await cookieOf(secure, 'moderator')
  const forged = (value: unknown) => encodeURIComponent(Buffer.from(JSON.stringify(value)).toString('base64'))
  const table = `/roundtables/${roundtableId}`
  const cookies = [
    ...[
      1,
      'x',
      [],
      {},
      { message: {} },
      { tone: 'done', message: 'x', undo: { action: '/a', fields: null } },
      { tone: 'done', message: 'x', values: { a: {} } },
    ].map((value) => `toast=${forged(value)}`),
    ...[{ [roundtableId]: { last: 1e99, since: 1e99 } }, { [roundtableId]: { last: -1e20, since: null } }, []].map(
      (value) => `visits=${forged(value)}`,
    ),
    'toast=%E0%A4%A',
    'theme=eyJh',
    'language=W10=',
    '__Host-session=%00',
    'session=',
  ]
  for (const one of cookies)
    expect.soft((await ask(secure, table, { headers: { cookie: `${cookie}; ${one}` } })).status, one).toBe(200)
  const urls = [
    `${table}/activity?before=9999999999999999_${roundtableId}`,
    `${table}/activity?before=1700000000000_${'-'.repeat(36)}`,
    `${table}/indicators?q=%00`,
    `${table}/indicators?q=%ED%A0%80`,
    `/secretariat/people?q=%00`,
    '//elsewhere.example/',
    '/%ff',
    `/?${'a=1&'.repeat(1100)}_data=root`,
    `http://${HOST}/`,
    'http://elsewhere.example/',
    '/sign-in?redirectTo=%0d%0aX:y',
  ]
  for (const url of urls) expect.soft((await ask(secure, url, { headers: { cookie } })).status, url).toBeLessThan(500)
  for (const [name, value] of [
    ['x-forwarded-host', 'a:99999'],
    ['x-forwarded-proto', '"'],
    ['x-forwarded-for', 'nonsense'],
  ] as const) {
    expect.soft((await ask(secure, '/', { headers: { [name]: value } })).status, name).toBe(200)
  }
})

test('no line of the log holds a token, an address or a name', async ({ secure }) => {
  const token = 'kXq3vZt09aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456'
  await ask(secure, `/reset-password/${token}`)
  await ask(secure, `/invitations/${token}.data?a=${token}`)
  await ask(secure, '/sign-in', { body: 'email=somebody.real@example.org&password=x' })
  await expect.poll(() => secure.output).toContain('a sign-in was refused')
  expect(secure.output).toContain('/reset-password/[token]')
  expect(secure.output).not.toMatch(new RegExp(`${token}|somebody\\.real`))
})
