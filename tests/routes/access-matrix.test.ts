import { beforeAll, describe, expect, test } from 'vitest'
import { type DocumentHost, setDocumentHost } from '#app/features/live-documents/document-host.server.ts'
import { MATRIX } from './access-matrix.ts'
import { buildCast, buildScene, type Caller, CALLERS, type Cast, type Scene } from './access-scene.ts'
import { callRoute } from './call-route.ts'

type Module = { loader?: unknown; action?: unknown }

const modules = import.meta.glob<Module>('/app/routes/**/*.{ts,tsx}')
const routes = await Promise.all(
  Object.entries(modules).map(async ([file, load]) => ({
    file: file.replace('/app/routes/', ''),
    module: await load(),
  })),
)
const doors = routes.flatMap(({ file, module }) =>
  (['loader', 'action'] as const)
    .filter((kind) => module[kind])
    .map((kind) => ({ door: `${file} ${kind}`, kind, handler: module[kind] })),
)

let cast: Cast
let elsewhere: Cast
/** What is read, or refused, stays as it is: the next caller finds the same. */
const untouched = new Map<Cast, Scene>()

async function sceneOf(cast: Cast) {
  const scene = untouched.get(cast) ?? (await buildScene(cast))
  untouched.set(cast, scene)
  return scene
}

beforeAll(async () => {
  const host: Partial<DocumentHost> = {
    contentOf: async () => ({ json: { type: 'doc', content: [] }, headSeq: 0 }),
    wordsByGroup: async () => ({}),
    orphanedThreads: async () => [],
    unmarkThread: async () => {},
    pauseWriting: async () => {},
    resumeWriting: async () => {},
  }
  setDocumentHost(host as DocumentHost)
  cast = await buildCast()
  elsewhere = await buildCast()
})

test('every loader and action of the product stands in the matrix, and nothing else', () => {
  expect(Object.keys(MATRIX).sort()).toEqual(doors.map(({ door }) => door).sort())
})

describe.each(doors.filter(({ door }) => MATRIX[door]))('$door', ({ door, kind, handler }) => {
  const { told = '', body } = MATRIX[door] ?? {}

  test(`tells ${CALLERS.join(', ')}: ${told}`, async () => {
    const answers: string[] = []
    for (const caller of CALLERS) answers.push(await toldTo(caller, await sceneOf(cast)))
    expect(answers.join(' ')).toBe(told)
  })

  const ids = [...door.matchAll(/\$(\w+)/g)].map(([, name = '']) => name).filter((name) => name !== 'roundtableId')
  if (!ids.length || !door.includes('$roundtableId')) return
  test('knows nothing of another table’s records, nor of an id that is none', async () => {
    const [ours, theirs]: Record<string, string>[] = [await sceneOf(cast), await sceneOf(elsewhere)]
    const foreign = Object.fromEntries(ids.map((name) => [name, theirs?.[name] ?? '']))
    expect(await toldTo('moderator', { ...ours, ...foreign })).toBe('404')
    expect(
      await toldTo('moderator', { ...ours, ...Object.fromEntries(ids.map((name) => [name, "1' OR '1'='1"])) }),
    ).toBe('404')
  })

  async function toldTo(caller: Caller, scene: Record<string, string>) {
    const as = caller === 'visitor' ? null : cast.people[caller]
    const answer = await callRoute(handler, {
      as,
      params: scene,
      body: kind === 'action' ? (body?.(scene as Scene) ?? { nothing: '' }) : undefined,
    })
    if (
      answer.status === 401 ||
      (answer.status === 302 && answer.headers.get('Location')?.startsWith('/sign-in?redirectTo'))
    )
      return 'in'
    if ([403, 404].includes(answer.status) || answer.status >= 500) return String(answer.status)
    if (kind === 'action') untouched.delete(cast)
    return 'ok'
  }
})
