import { expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { buildMember, buildRoundtable, buildSection } from '#tests/factories/roundtables.ts'
import { openReady, saved, shows, startCollab, when, write } from './collab-harness.ts'
import { rawClient, updateOf } from './raw-client.ts'

async function table() {
  const roundtable = await buildRoundtable()
  const [section, ada, bo] = await Promise.all([
    buildSection({ roundtable }),
    buildMember({ roundtable }),
    buildMember({ roundtable }),
  ])
  return { section, ada, bo }
}

const generous = { bytesPerSecond: 1e9, documentLetters: 1e7 }

test('an update of two megabytes goes in parts and arrives as one', async () => {
  const { url, collab } = await startCollab({ limits: generous })
  const { section, ada, bo } = await table()
  const [a, b] = await Promise.all([openReady(url, ada, section.id), openReady(url, bo, section.id)])
  write(a, `${'é'.repeat(1_000_000)} end`)
  write(a, 'and on')
  await Promise.all([saved(a), shows(b, ' end'), shows(b, 'and on')])
  expect(collab.stats.rows).toBeLessThanOrEqual(2)
  expect(collab.stats.refusals).toEqual({})
})

test('a large update is counted once', async () => {
  const { url, collab } = await startCollab({ limits: { documentLetters: 1e7 } })
  const { section, ada, bo } = await table()
  const [a, b] = await Promise.all([openReady(url, ada, section.id), openReady(url, bo, section.id)])
  write(a, `${'x'.repeat(1_500_000)} end`)
  await Promise.all([saved(a), shows(b, ' end')])
  expect(collab.stats.refusals).toEqual({})
})

test('more than four megabytes are refused and given back', async () => {
  const { url, collab } = await startCollab({ limits: generous })
  const { section, ada } = await table()
  const a = await openReady(url, ada, section.id)
  write(a, 'x'.repeat(4_300_000))
  await when(a, () => a.state === 'refused')
  expect(a.refusedText).toHaveLength(4_300_000)
  expect(collab.stats.refusals.SIZE).toBe(1)
  await a.ready
  expect(a.fragment.length).toBe(0)
})

test('parts that come too late or out of order are asked for again', async () => {
  // The server lives in this process: its patience is this timer, and the test ends it at its own moment.
  const patience = 31_337
  const timers = vi.spyOn(globalThis, 'setTimeout')
  const { url } = await startCollab({ limits: { ...generous, updateBytes: 50, assemblyMs: patience } })
  const { section, ada } = await table()
  const raw = rawClient(url, ada)
  raw.join(section.id)
  const { channel } = (await raw.next('joined')).joined
  const bytes = updateOf(77, (fragment) => {
    const text = new Y.XmlText('words that are more than fifty bytes long, so that they need two parts')
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [text])
    fragment.push([paragraph])
  })
  const count = Math.ceil(bytes.length / 50)
  const part = (index: number) =>
    raw.send({ type: 'chunk', channel, cseq: 1, index, count, bytes: bytes.slice(index * 50, index * 50 + 50) })
  part(0)
  const patienceOf = () => timers.mock.calls.find(([, ms]) => ms === patience)?.[0]
  await expect.poll(patienceOf).toBeDefined()
  patienceOf()!()
  part(1)
  expect((await raw.next('nack')).code).toBe('GAP')
  for (let index = 0; index < count; index++) part(index)
  expect((await raw.next('ack')).cseq).toBe(1)
})

test('nothing is held for whoever may not write, nor for one who begins again and again', async () => {
  const { url, collab } = await startCollab()
  const { section, ada } = await table()
  const reader = await buildMember({ roundtable: ada.roundtable, role: 'observer' })
  const [a, r] = [rawClient(url, ada), rawClient(url, reader)]
  const begin = async (raw: typeof a, cseq: number) => {
    raw.send({ type: 'chunk', channel: await channelOf(raw), cseq, index: 0, count: 16, bytes: new Uint8Array(1000) })
  }
  const channels = new Map<typeof a, number>()
  const channelOf = async (raw: typeof a) => {
    if (!channels.has(raw)) {
      raw.join(section.id, { clientId: channels.size + 50 })
      channels.set(raw, (await raw.next('joined')).joined.channel)
    }
    return channels.get(raw)!
  }
  await begin(r, 1)
  expect((await r.next('nack')).code).toBe('READONLY')
  expect(collab.documents.of({ type: 'section', id: section.id })!.waitingBytes).toBe(0)
  await begin(a, 1)
  await begin(a, 1)
  expect((await a.next('nack')).code).toBe('RATE')
  expect(collab.documents.of({ type: 'section', id: section.id })!.waitingBytes).toBe(0)
})
