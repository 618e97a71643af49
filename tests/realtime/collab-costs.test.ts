import { expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { TokenBucket } from '#server/realtime/collab/wire/limits.ts'
import { identified } from '#tests/factories/blocks.ts'
import { buildMember, buildRoundtable, buildSection } from '#tests/factories/roundtables.ts'
import { openReady, saved, startCollab, write } from './collab-harness.ts'
import { rawClient, updateOf } from './raw-client.ts'

async function attacker(
  limits: NonNullable<Parameters<typeof startCollab>[0]>['limits'] = {},
  draftClientIds: number[] = [],
) {
  const server = await startCollab({ limits })
  const roundtable = await buildRoundtable()
  const [section, ada, bo] = await Promise.all([
    buildSection({ roundtable }),
    buildMember({ roundtable }),
    buildMember({ roundtable }),
  ])
  const a = await openReady(server.url, ada, section.id)
  const raw = rawClient(server.url, bo)
  raw.join(section.id, { draftClientIds })
  const { channel } = (await raw.next('joined')).joined
  const document = server.collab.documents.of({ type: 'section', id: section.id })!
  let cseq = 0
  const send = (bytes: Uint8Array) => raw.send({ type: 'update', channel, cseq: ++cseq, bytes })
  return { ...server, section, a, raw, document, send }
}

function element(name: string, children: Y.XmlElement[] = [], attributes: Record<string, number> = {}) {
  const made = new Y.XmlElement(name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value as unknown as string)
  made.insert(0, children)
  return made
}

const cells = (count: number, attributes: Record<string, number> = {}) =>
  Array.from({ length: count }, () => element('tableCell', [element('paragraph')], attributes))
const grid = (rows: number, columns: number) =>
  element(
    'table',
    Array.from({ length: rows }, () => element('tableRow', cells(columns))),
  )

test('an update under two numbers is looked at by itself: the text is neither copied nor encoded', async () => {
  const { a, raw, document, send } = await attacker({}, [78])
  write(a, 'x'.repeat(50_000))
  await saved(a)
  const state = Y.encodeStateAsUpdate(document.doc)
  const encode = vi.spyOn(document, 'encodeAll')
  const find = vi.spyOn(Y.Doc.prototype, 'transact')
  const one = updateOf(77, (content) => content.push([element('paragraph')]), state)
  const two = updateOf(78, (content) => content.push([element('paragraph')]), Y.mergeUpdates([state, one]))
  find.mockClear()
  send(Y.mergeUpdates([one, two]))
  await raw.next('ack')
  const copies = find.mock.contexts.filter((doc) => doc !== document.doc && doc !== a.doc)
  expect(copies).toEqual([])
  expect(encode).not.toHaveBeenCalled()
})

test('a text holds so many elements and no more, however small they are', async () => {
  const { raw, document, send } = await attacker({ documentElements: 100 })
  const many = (count: number) =>
    updateOf(77, (content) => content.push(Array.from({ length: count }, () => element('paragraph'))))
  send(many(101))
  expect((await raw.next('nack')).code).toBe('SIZE')
  expect(document.appliedSeq).toBe(0)
})

test.each([
  [
    '600 cells in 600 rows, each 50 wide and 500 high',
    () =>
      element(
        'table',
        Array.from({ length: 600 }, () => element('tableRow', cells(1, { colspan: 50, rowspan: 500 }))),
      ),
  ],
  [
    '600 cells in a row, each 50 wide and 500 high',
    () =>
      element('table', [element('tableRow', cells(600, { colspan: 50, rowspan: 500 })), element('tableRow', cells(1))]),
  ],
  [
    'one row of 1,000 cells above 1,000 rows of one',
    () =>
      element('table', [
        element('tableRow', cells(1000)),
        ...Array.from({ length: 1000 }, () => element('tableRow', cells(1))),
      ]),
  ],
])('a table of %s is refused', async (_, make) => {
  const { raw, document, send } = await attacker()
  send(updateOf(77, (content) => content.push([make()])))
  expect((await raw.next('nack')).code).toBe('SIZE')
  expect(document.appliedSeq).toBe(0)
})

test('a table grows to its limit step by step and not beyond; whole ones of an honest size are taken', async () => {
  const { raw, document, send } = await attacker({ tableArea: 100 })
  send(updateOf(77, (content) => content.push([identified(grid(5, 10))])))
  await raw.next('ack')
  const state = () => Y.encodeStateAsUpdate(document.doc)
  const table = (content: Y.XmlFragment) => content.get(0) as Y.XmlElement
  send(updateOf(77, (content) => table(content).push([element('tableRow', cells(10))]), state()))
  await raw.next('ack')
  send(
    updateOf(
      77,
      (content) =>
        ((table(content).get(0) as Y.XmlElement).get(0) as Y.XmlElement).setAttribute(
          'colspan',
          40 as unknown as string,
        ),
      state(),
    ),
  )
  expect((await raw.next('nack')).code).toBe('SIZE')
  expect(document.appliedSeq).toBe(2)
})

test('what an update costs is made up for before the next is taken', () => {
  const bucket = new TokenBucket(200, 2000)
  bucket.spend(1500)
  expect(bucket.take(0)).toBe(0)
  bucket.spend(1500)
  expect(bucket.take(0)).toBeGreaterThan(4000)
})

test('whoever costs more than their share is told to wait', async () => {
  const { raw, send } = await attacker({ workPerSecond: 0.0001 })
  send(updateOf(77, (content) => content.push(Array.from({ length: 5000 }, () => element('paragraph')))))
  await raw.next('ack')
  send(updateOf(77, (content) => content.push([element('paragraph')])))
  const { code, retryMs } = await raw.next('nack')
  expect([code, retryMs > 1000]).toEqual(['RATE', true])
})
