import { expect, test } from 'vitest'
import type { Draft } from '#app/editor/collab/drafts.ts'
import { OLDEST_DRAFT_VERSION, SCHEMA_VERSION } from '#app/editor/schema/version.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import { SCHEMA_STEPS } from '#server/realtime/collab/document/schema-steps.ts'
import { buildMember, buildRoundtable, buildSection } from '#tests/factories/roundtables.ts'
import { seatEvent } from '#tests/factories/seat-events.ts'
import { connect, linesOf, openReady, saved, shows, startCollab, when, write } from './collab-harness.ts'
import { device, fakeTab } from './device.ts'

async function offlineWith(text: string) {
  const server = await startCollab()
  const roundtable = await buildRoundtable()
  const [section, ada, bo] = await Promise.all([
    buildSection({ roundtable }),
    buildMember({ roundtable }),
    buildMember({ roundtable }),
  ])
  const { kept, store, closeAll } = device()
  const socket = connect(server.url, ada)
  const a = await openReady(server.url, ada, section.id, { socket, drafts: store })
  write(a, 'stored before')
  await saved(a)
  expect(kept.size).toBe(0)
  socket.disconnect()
  await when(a, () => a.state === 'offline')
  write(a, text)
  await expect.poll(() => kept.size).toBe(1)
  // The tab is closed without a word: nothing of it runs any more.
  socket.removeAllListeners()
  closeAll()
  return { ...server, section, ada, bo, kept, store, roundtable }
}

async function lock(roundtableId: string, sectionId: string, locked: boolean) {
  await transaction(async (tx, record) => {
    await tx.section.update({ where: { id: sectionId }, data: { lockedAt: locked ? new Date() : null } })
    await record({ name: locked ? 'section.locked' : 'section.unlocked', roundtableId, subjectId: sectionId })
  })
}

test('what was typed offline survives the closing of the tab', async () => {
  const { url, section, ada, bo, kept, store } = await offlineWith('typed in the train')
  const again = await openReady(url, ada, section.id, { drafts: store })
  await saved(again)
  expect(linesOf(again.fragment)).toEqual(['stored before', 'typed in the train'])
  const other = await openReady(url, bo, section.id)
  expect(linesOf(other.fragment)).toEqual(['stored before', 'typed in the train'])
  await expect.poll(() => kept.size).toBe(0)
  // The draft took a second JOIN; what is typed afterwards is still its author's.
  write(again, 'and at home')
  await when(again, () => again.state !== 'saving', 'an answer')
  expect([again.state, again.refusedText]).toEqual(['saved', null])
  await shows(other, 'and at home')
})

test('of two tabs one takes up what a closed one left, so that nothing is both stored and offered back', async () => {
  const { url, section, roundtable, ada, kept, store } = await offlineWith('taken up once')
  await lock(roundtable.id, section.id, true)
  const reader = await openReady(url, ada, section.id, { drafts: store })
  const beside = await openReady(url, ada, section.id, { drafts: store })
  await when(reader, () => reader.refusedText !== null)
  expect([reader.refusedText, beside.refusedText]).toEqual(['taken up once', null])
  await lock(roundtable.id, section.id, false)
  write(beside, 'the lock is gone')
  await saved(beside)
  expect(linesOf(beside.fragment)).toEqual(['stored before', 'the lock is gone'])
  expect([...kept.values()].map(({ words }) => words)).toEqual(['taken up once'])
})

test('another person at the same device neither sends nor sees it', async () => {
  const { url, section, bo, kept, store } = await offlineWith('private until sent')
  const other = await openReady(url, bo, section.id, { drafts: store })
  await saved(other)
  expect(linesOf(other.fragment)).toEqual(['stored before'])
  expect(other.refusedText).toBeNull()
  expect(kept.size).toBe(1)
})

test.each([
  ['of which nothing was stored yet', false],
  ['of which some was stored', true],
])(
  'text %s is not sent in the name of another who signs in in the same browser, and its author finds it again',
  async (_, before) => {
    const { url, section, ada, bo, kept, store, closeAll } = await pair()
    const socket = connect(url, ada)
    const a = await openReady(url, ada, section.id, { socket, drafts: store })
    if (before) {
      write(a, 'stored before')
      await saved(a)
    }
    socket.disconnect()
    await when(a, () => a.state === 'offline')
    write(a, 'written by Ada')
    await expect.poll(() => kept.size).toBe(1)
    socket.auth = connect(url, bo).auth
    socket.connect()
    await when(a, () => a.state === 'upgrade')
    socket.removeAllListeners()
    closeAll()

    const other = await openReady(url, bo, section.id, { drafts: store })
    await saved(other)
    expect([linesOf(other.fragment).join(), other.refusedText]).toEqual([before ? 'stored before' : '', null])
    other.destroy()
    const again = await openReady(url, ada, section.id, { drafts: store })
    await when(again, () => again.state !== 'saving', 'an answer')
    expect([...linesOf(again.fragment), again.refusedText].join()).toContain('written by Ada')
  },
)

test.each<[string, Partial<Draft>]>([
  ['a text that was replaced meanwhile', { lineage: '0190b0b0-0000-4000-8000-000000000000' }],
  ['a page of a newer version of the schema', { schemaVersion: SCHEMA_VERSION + 1 }],
  ['a page older than the text can take over', { schemaVersion: OLDEST_DRAFT_VERSION - 1 }],
])('a draft of %s is offered as plain words', async (_, other) => {
  const { url, section, ada, kept, store } = await offlineWith('for a text that is no more')
  expect([...kept.values()]).toMatchObject([{ schemaVersion: SCHEMA_VERSION }])
  for (const [id, draft] of kept) kept.set(id, { ...draft, ...other })
  const again = await openReady(url, ada, section.id, { drafts: store })
  await when(again, () => again.refusedText !== null)
  await again.ready
  expect(again.refusedText).toBe('for a text that is no more')
  expect(linesOf(again.fragment)).toEqual(['stored before'])
  await expect.poll(() => [...kept.values()].map(({ words }) => words)).toEqual(['for a text that is no more'])
})

test('the words typed just before leaving the page are still stored', async () => {
  const { url } = await startCollab()
  const roundtable = await buildRoundtable()
  const [section, ada, bo] = await Promise.all([
    buildSection({ roundtable }),
    buildMember({ roundtable }),
    buildMember({ roundtable }),
  ])
  const a = await openReady(url, ada, section.id, { mergeMs: 500 })
  const b = await openReady(url, bo, section.id)
  write(a, 'first')
  write(a, 'and the last')
  a.destroy()
  await when(b, () => linesOf(b.fragment).length === 2)
  expect(linesOf(b.fragment)).toEqual(['first', 'and the last'])
})

async function pair() {
  const server = await startCollab()
  const roundtable = await buildRoundtable()
  const [section, ada, bo] = await Promise.all([
    buildSection({ roundtable }),
    buildMember({ roundtable }),
    buildMember({ roundtable }),
  ])
  return { ...server, server, roundtable, section, ada, bo, ...device() }
}

test('refused words are found again at the next visit, until they are discarded', async () => {
  const { url, roundtable, section, ada, kept, store } = await pair()
  const a = await openReady(url, ada, section.id, { drafts: store })
  await lock(roundtable.id, section.id, true)
  write(a, 'too late')
  await when(a, () => a.state === 'refused')
  await expect.poll(() => [...kept.values()].map(({ words }) => words)).toEqual(['too late'])
  a.destroy()

  const again = await openReady(url, ada, section.id, { drafts: store })
  expect([again.state, again.refusedText]).toEqual(['refused', 'too late'])
  again.destroy()
  await expect.poll(() => [...kept.keys()]).toEqual([-again.doc.clientID])
  const third = await openReady(url, ada, section.id, { drafts: store })
  expect(third.refusedText).toBe('too late')
  third.discardRefused()
  expect(third.state).toBe('saved')
  await expect.poll(() => kept.size).toBe(0)
})

test('whoever is shown out with words on their way has them offered, on this device also after the page is left', async () => {
  const { url, collab, pool, section, ada, kept, store } = await pair()
  const a = await openReady(url, ada, section.id, { drafts: store })
  write(a, 'while a member')
  await saved(a)
  await transaction(async (tx, record) => {
    await tx.membership.update({ where: { id: ada.membership.id }, data: { endedAt: new Date() } })
    await record(seatEvent(ada.membership, 'ended'))
  })
  write(a, 'after the end')
  await when(a, () => a.state === 'gone')
  expect(a.refusedText).toBe('after the end')
  await expect.poll(() => [...kept.values()].map(({ words }) => words)).toEqual(['after the end'])
  const { rows } = await pool.query('SELECT 1 FROM "CollabUpdate" WHERE "documentId" = $1', [
    collab.documents.of({ type: 'section', id: section.id })!.id,
  ])
  expect(rows.length).toBe(1)
})

test('a server of a newer schema: the page says so, and what was not sent comes with the next page', async () => {
  const tab = fakeTab()
  const { server, url, section, ada, bo, kept, store } = await pair()
  const a = await openReady(url, ada, section.id, { drafts: store })
  write(a, 'of the old page')
  await saved(a)
  await server.close({ kill: true })
  await when(a, () => a.state === 'offline')
  write(a, 'typed before the page knew')
  const schemaVersion = SCHEMA_VERSION + 1
  await startCollab({ schema: { version: schemaVersion, steps: [...SCHEMA_STEPS, () => undefined] } }, server.port)
  await when(a, () => a.state === 'upgrade')
  expect(tab.holdsBack()).toBe(true)
  await a.keep()
  expect([tab.holdsBack(), kept.size]).toEqual([false, 1])
  a.destroy()

  const next = await openReady(url, ada, section.id, { drafts: store, schemaVersion })
  await saved(next)
  const other = await openReady(url, bo, section.id, { schemaVersion })
  expect(linesOf(other.fragment)).toEqual(['of the old page', 'typed before the page knew'])
  await expect.poll(() => kept.size).toBe(0)
})

test('a device that keeps nothing holds back whoever would load the page again', async () => {
  const tab = fakeTab()
  const { server, url, section, ada } = await pair()
  const a = await openReady(url, ada, section.id)
  await server.close({ kill: true })
  await when(a, () => a.state === 'offline')
  write(a, 'nowhere but here')
  await a.keep()
  expect(tab.holdsBack()).toBe(true)
})
