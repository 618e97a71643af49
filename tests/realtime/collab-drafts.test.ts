import { expect, test } from 'vitest'
import type { Draft, DraftStore } from '#app/editor/collab/drafts.ts'
import { buildMember, buildRoundtable, buildSection } from '#tests/factories/roundtables.ts'
import { connect, linesOf, openReady, saved, shows, startCollab, when, write } from './collab-harness.ts'

/** A device: what a browser would keep in IndexedDB. */
function device() {
  const kept = new Map<number, Draft>()
  const store: DraftStore = {
    left: async (sectionId) => [...kept.values()].filter((draft) => draft.sectionId === sectionId),
    keep: async (draft) => void kept.set(draft.clientId, draft),
    drop: async (_, clientId) => void kept.delete(clientId),
  }
  return { kept, store }
}

async function offlineWith(text: string) {
  const server = await startCollab()
  const roundtable = await buildRoundtable()
  const [section, ada, bo] = await Promise.all([buildSection({ roundtable }), buildMember({ roundtable }), buildMember({ roundtable })])
  const { kept, store } = device()
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
  return { ...server, section, ada, bo, kept, store, roundtable }
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

test('another person at the same device neither sends nor sees it', async () => {
  const { url, section, bo, kept, store } = await offlineWith('private until sent')
  const other = await openReady(url, bo, section.id, { drafts: store })
  await saved(other)
  expect(linesOf(other.fragment)).toEqual(['stored before'])
  expect(other.refusedText).toBeNull()
  expect(kept.size).toBe(1)
})

test('a draft of a text that was replaced meanwhile is offered as plain words', async () => {
  const { url, section, ada, kept, store } = await offlineWith('for a text that is no more')
  for (const [id, draft] of kept) kept.set(id, { ...draft, lineage: '0190b0b0-0000-4000-8000-000000000000' })
  const again = await openReady(url, ada, section.id, { drafts: store })
  await when(again, () => again.refusedText !== null)
  await again.ready
  expect(again.refusedText).toBe('for a text that is no more')
  expect(linesOf(again.fragment)).toEqual(['stored before'])
})

test('the words typed just before leaving the page are still stored', async () => {
  const { url } = await startCollab()
  const roundtable = await buildRoundtable()
  const [section, ada, bo] = await Promise.all([buildSection({ roundtable }), buildMember({ roundtable }), buildMember({ roundtable })])
  const a = await openReady(url, ada, section.id, { mergeMs: 500 })
  const b = await openReady(url, bo, section.id)
  write(a, 'first')
  write(a, 'and the last')
  a.destroy()
  await when(b, () => linesOf(b.fragment).length === 2)
  expect(linesOf(b.fragment)).toEqual(['first', 'and the last'])
})
