import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { leftIdsIn } from '#app/editor/collab/left-ids.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import { buildMember, buildRoundtable, buildSection } from '#tests/factories/roundtables.ts'
import { seatEvent } from '#tests/factories/seat-events.ts'
import { connect, linesOf, open, openReady, saved, shows, startCollab, when, write } from './collab-harness.ts'
import { device, fakeStorage } from './device.ts'
import { rawClient } from './raw-client.ts'

/** A device, with what a browser would keep of the ids under which texts were left. */
function deviceWithIds() {
  const storage = fakeStorage()
  const { store, kept, closeAll } = device()
  return { items: storage.items, kept, closeAll, options: { drafts: store, leftIds: leftIdsIn(storage) } }
}

async function table() {
  const server = await startCollab()
  const roundtable = await buildRoundtable()
  const [section, ada, bo] = await Promise.all([
    buildSection({ roundtable }),
    buildMember({ roundtable }),
    buildMember({ roundtable }),
  ])
  const ids = () => [...server.collab.documents.of({ type: 'section', id: section.id })!.doc.store.clients.keys()]
  const { items, options, kept, closeAll } = deviceWithIds()
  const visit = async (words: string) => {
    const it = await openReady(server.url, ada, section.id, options)
    write(it, words)
    await saved(it)
    const { clientID } = it.doc
    it.destroy()
    await gone(server, section.id)
    return clientID
  }
  return { ...server, roundtable, section, ada, bo, ids, items, kept, closeAll, options, visit }
}

type Server = Awaited<ReturnType<typeof startCollab>>
const gone = ({ collab }: Pick<Server, 'collab'>, id: string) =>
  expect.poll(() => collab.documents.of({ type: 'section', id })?.members.size).toBe(0)

test('whoever left with everything stored writes on under the same id, on every visit, and the words stay theirs', async () => {
  const { visit, ids, url, section, ada, bo, collab } = await table()
  const first = await visit('on Monday')
  expect([await visit('on Tuesday'), await visit('on Wednesday')]).toEqual([first, first])
  expect(ids()).toEqual([first])
  const other = await openReady(url, bo, section.id)
  expect(linesOf(other.fragment)).toEqual(['on Monday', 'on Tuesday', 'on Wednesday'])
  expect(await collab.host.wordsByGroup({ type: 'section', id: section.id })).toEqual({ [ada.group.id]: 6 })
})

test('two tabs of one device have two ids, and both are written under again', async () => {
  const { url, section, ada, options, visit, ids } = await table()
  const first = await visit('one')
  const [one, two] = [await openReady(url, ada, section.id, options), await openReady(url, ada, section.id, options)]
  expect(one.doc.clientID).toBe(first)
  expect(two.doc.clientID).not.toBe(first)
  write(one, 'from the first')
  write(two, 'from the second')
  await Promise.all([saved(one), saved(two), shows(one, 'from the second'), shows(two, 'from the first')])
  const both = [one, two].map(({ doc }) => doc.clientID)
  one.destroy()
  two.destroy()
  const again = [await openReady(url, ada, section.id, options), await openReady(url, ada, section.id, options)]
  expect(again.map(({ doc }) => doc.clientID).sort()).toEqual(both.sort())
  expect(ids().sort()).toEqual(both.sort())
})

test('what was left unsaved goes out under its own id, and the next words as well', async () => {
  const { url, section, ada, options, items, closeAll, kept } = await table()
  const socket = connect(url, ada)
  const tab = await openReady(url, ada, section.id, { ...options, socket })
  write(tab, 'stored')
  await saved(tab)
  socket.disconnect()
  await when(tab, () => tab.state === 'offline')
  write(tab, 'not stored')
  await expect.poll(() => kept.size).toBe(1)
  expect(items.size).toBe(0)
  socket.removeAllListeners()
  closeAll()
  const back = await openReady(url, ada, section.id, options)
  await saved(back)
  write(back, 'and on')
  await saved(back)
  expect(linesOf(back.fragment)).toEqual(['stored', 'not stored', 'and on'])
  expect(back.doc.clientID).not.toBe(tab.doc.clientID)
})

test('an id of which there is more or less than was left is not written under: the database was restored, or the device copied', async () => {
  const { visit, items, section, url, bo } = await table()
  const first = await visit('before')
  const copy = new Map(items)
  expect(await visit('meanwhile')).toBe(first)
  for (const [key, value] of copy) items.set(key, value)
  const other = await visit('from the copy')
  expect(other).not.toBe(first)
  const reader = await openReady(url, bo, section.id)
  expect(linesOf(reader.fragment)).toEqual(['before', 'meanwhile', 'from the copy'])
})

test('for another organisation the words are written under another id', async () => {
  const { visit, ada, bo } = await table()
  const first = await visit('for the one')
  await transaction(async (tx, record) => {
    await tx.membership.update({ where: { id: ada.membership.id }, data: { organisationId: bo.organisation.id } })
    await record(seatEvent(ada.membership, 'changed'))
  })
  expect(await visit('for the other')).not.toBe(first)
})

test('a reader takes up an id as well, and what was typed before the text came is written under a new one', async () => {
  const { visit, url, section, ada, options, bo } = await table()
  const first = await visit('before')
  const early = open(url, ada, section.id, options)
  write(early, 'typed at once')
  await saved(early)
  expect(early.doc.clientID).not.toBe(first)
  const reader = await openReady(url, bo, section.id)
  await shows(reader, 'typed at once')
  expect(linesOf(reader.fragment).sort()).toEqual(['before', 'typed at once'])
})

test('nobody goes on under the id of somebody else, nor beside a tab that has it', async () => {
  const { visit, url, section, ada, bo, options, collab } = await table()
  const clientId = await visit('mine')
  const document = collab.documents.of({ type: 'section', id: section.id })!
  const clock = Y.getState(document.doc.store, clientId)
  const { lineage } = document
  const asks = async (who: typeof ada, given: { clock: number; lineage: string }) => {
    const raw = rawClient(url, who)
    raw.join(section.id, { clientId, resumed: given })
    return (await raw.next('denied')).denied.code
  }
  expect(await asks(bo, { clock, lineage })).toBe('CLIENTID')
  expect(await asks(ada, { clock: clock + 1, lineage })).toBe('CLIENTID')
  expect(await asks(ada, { clock, lineage: crypto.randomUUID() })).toBe('CLIENTID')
  await openReady(url, ada, section.id, options)
  expect(await asks(ada, { clock, lineage })).toBe('CLIENTID')
})
