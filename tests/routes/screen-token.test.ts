import { randomBytes } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { hashedScreenToken } from '#app/features/screens/screens.server.ts'
import { db } from '#app/platform/db.server.ts'
import { visitorRequest } from '#tests/factories/requests.ts'
import { buildLiveSession } from '#tests/factories/sessions.ts'

type Handler = ((args: object) => Promise<unknown>) & { door?: string }
type Module = { loader?: Handler; action?: Handler }

const found = import.meta.glob<Module>('/app/routes/**/*.{ts,tsx}')
const modules = await Promise.all(Object.entries(found).map(async ([file, load]) => ({ file, module: await load() })))
const made = () => randomBytes(32).toString('base64url')
const token = made()

beforeAll(async () => {
  const { id, createdById } = await buildLiveSession()
  const named = { sessionId: id, name: 'Room', createdById }
  await db.screen.create({ data: { ...named, tokenHash: hashedScreenToken(token) } })
})

/** What somebody is answered who shows a key in each of the places in which one may stand. */
async function statusOf(file: string, handler: Handler, method: 'GET' | 'POST', key: string) {
  const request = visitorRequest('/', method === 'POST' ? { body: { reply: 'inline', token: key } } : {})
  request.headers.set('Cookie', `session=${key}`)
  request.headers.set('Authorization', `Bearer ${key}`)
  const params = Object.fromEntries([...file.matchAll(/\$(\w+)/g)].map(([, name]) => [name, key]))
  const answer = (await handler({ request, params, context: {} }).catch((thrown: unknown) => thrown)) as
    Response | { init?: { status?: number } } | null
  if (answer instanceof Error) throw answer
  if (answer instanceof Response) {
    await answer.body?.cancel()
    return answer.status
  }
  return answer?.init?.status ?? 200
}

const handlers = modules.flatMap(({ file, module }) =>
  (['loader', 'action'] as const).flatMap((kind) => (module[kind] ? [{ file, kind, handler: module[kind] }] : [])),
)

test('the token of a screen opens its own two addresses and nothing else, wherever it is shown', async () => {
  const opened: string[] = []
  for (const { file, kind, handler } of handlers) {
    const method = kind === 'action' ? 'POST' : 'GET'
    const [real, madeUp] = [await statusOf(file, handler, method, token), await statusOf(file, handler, method, made())]
    if (real !== madeUp) opened.push(`${file.replace('/app/routes/', '')} ${kind}: ${real}, made up ${madeUp}`)
    if (handler.door !== 'anybody') expect([file, kind, [302, 401, 404].includes(real)]).toEqual([file, kind, true])
  }
  expect(opened).toEqual([
    'screens+/$token.changes.ts loader: 200, made up 404',
    'screens+/$token.index.tsx loader: 200, made up 404',
  ])
  expect(handlers.length).toBeGreaterThan(150)
}, 120_000)
