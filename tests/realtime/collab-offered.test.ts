import { expect, test, vi } from 'vitest'
import type { DocumentNode } from '#app/editor/schema/document-json.ts'
import { COLLAB_EVENT, encodeClientMessage } from '#app/shared/collab-protocol.ts'
import { buildMember } from '#tests/factories/roundtables.ts'
import { connect, linesOf, openReady, saved, startCollab, when, write } from './collab-harness.ts'
import { device } from './device.ts'
import { placeOf } from './structure-edits.ts'
import { paragraph, three, whileOffline } from './three-editors.ts'

const list = (...words: string[]): DocumentNode => ({
  type: 'bulletList',
  content: words.map((word) => ({ type: 'listItem', content: [paragraph(word)] })),
})

test('words for which there is no place any more are offered back to their author, and only theirs', async () => {
  const { a, b, same } = await three([paragraph('alpha'), paragraph('kilo lima mike')], { pasteMs: 50 })
  await whileOffline(b, async () => {
    b.editor.view.dispatch(b.editor.state.tr.insertText(' november', placeOf(b.editor, 'kilo') + 14))
    const from = placeOf(a.editor, 'kilo') - 1
    a.editor.view.dispatch(a.editor.state.tr.delete(from, from + 16))
    await saved(a.provider)
  })
  await when(b.provider, () => b.provider.refusedText !== null, 'the words')
  expect(b.provider.refusedText).toBe('november')
  expect(a.provider.refusedText).toBeNull()
  b.provider.discardRefused()
  expect(await same()).not.toContain('kilo')
})

test.each(['before', 'after'] as const)(
  'an item that somebody adds to a list which another, who has not seen it, takes away is offered back: %s it came',
  async (order) => {
    const { a, b, same } = await three([paragraph('alpha'), list('one', 'two'), paragraph('omega')], { pasteMs: 50 })
    const remove = () => {
      const from = placeOf(a.editor, 'one') - 3
      a.editor.view.dispatch(a.editor.state.tr.delete(from, from + a.editor.state.doc.nodeAt(from)!.nodeSize))
    }
    const add = () => {
      b.editor
        .chain()
        .setTextSelection(placeOf(b.editor, 'two') + 3)
        .splitListItem('listItem')
        .run()
      b.editor.view.dispatch(b.editor.state.tr.insertText('kilo lima'))
    }
    const [first, second, work, later] =
      order === 'before' ? ([b, a, remove, add] as const) : ([a, b, add, remove] as const)
    await whileOffline(first, async () => {
      later()
      work()
      await saved(second.provider)
    })
    await when(b.provider, () => b.provider.refusedText !== null, 'the words')
    expect(b.provider.refusedText).toBe('kilo lima')
    b.provider.discardRefused()
    expect(await same()).toBe('<paragraph>alpha</paragraph><paragraph>omega</paragraph>')
  },
)

test('carried words that lose their new place, too, are offered to whoever wrote them, each to their own author', async () => {
  const { a, b, c, show, url, section } = await three(
    [paragraph('alpha'), paragraph('kilo lima mike'), paragraph('omega')],
    { pasteMs: 50 },
  )
  const member = await buildMember({ roundtable: a.member.roundtable })
  const socket = connect(url, member)
  const provider = await openReady(url, member, section.id, { socket })
  const d = { member, socket, provider, editor: show(provider) }
  const leave = async ({ socket, provider }: typeof a) => {
    socket.disconnect()
    await when(provider, () => provider.state === 'offline')
  }
  const add = (one: typeof a, words: string) =>
    one.editor.view.dispatch(one.editor.state.tr.insertText(words, placeOf(one.editor, 'kilo') + 14))
  await leave(a)
  await leave(d)
  add(a, ' november')
  add(d, ' oscar')
  b.editor.chain().setTextSelection(placeOf(b.editor, 'kilo')).setNode('heading', { level: 2 }).run()
  await saved(b.provider)
  await when(c.provider, () => c.provider.fragment.toString().includes('heading'))
  await leave(c)
  const from = placeOf(c.editor, 'kilo') - 1
  c.editor.view.dispatch(c.editor.state.tr.delete(from, from + 16))
  for (const one of [a, d]) {
    one.socket.connect()
    await saved(one.provider)
  }
  await when(
    b.provider,
    () => ['november', 'oscar'].every((word) => linesOf(b.provider.fragment)[1]!.includes(word)),
    'carried',
  )
  c.socket.connect()
  for (const [one, word] of [
    [a, 'november'],
    [d, 'oscar'],
  ] as const) {
    await when(one.provider, () => one.provider.refusedText !== null, 'the words')
    expect(one.provider.refusedText).toBe(word)
  }
})

test('words without a place outlive the server and their author’s tab, until a device of theirs has them', async () => {
  const limits = { pasteMs: 50 }
  const { a, b, c, close, port, section, document } = await three([paragraph('alpha'), paragraph('kilo lima mike')], {
    pasteMs: 60_000,
  })
  await whileOffline(b, async () => {
    b.editor.view.dispatch(b.editor.state.tr.insertText(' november', placeOf(b.editor, 'kilo') + 14))
    const from = placeOf(a.editor, 'kilo') - 1
    a.editor.view.dispatch(a.editor.state.tr.delete(from, from + 16))
    await saved(a.provider)
  })
  await saved(b.provider)
  for (const { provider, socket } of [a, b, c]) {
    provider.destroy()
    socket.disconnect()
  }
  await close({ kill: true })

  let server = await startCollab({ limits }, port)
  const stranger = connect(server.url, a.member)
  const other = await openReady(server.url, a.member, section.id, { socket: stranger })
  // A browser that keeps nothing shows them, and they stay with the server; nobody else can say that they have them.
  const passing = await openReady(server.url, b.member, section.id)
  await when(passing, () => passing.refusedText === 'november', 'the words')
  const { channel } = server.collab.documents.of({ type: 'section', id: section.id })!
  stranger.emit(COLLAB_EVENT, encodeClientMessage({ type: 'kept', channel }))
  write(other, 'heard')
  await saved(other)
  expect(await owed()).toEqual([{ words: ' november' }])
  passing.destroy()
  const back = await openReady(server.url, b.member, section.id, { drafts: device().store })
  await when(back, () => back.refusedText === 'november', 'the words')
  await vi.waitFor(async () => expect(await owed()).toEqual([]))
  expect(other.refusedText).toBeNull()
  for (const provider of [other, back]) provider.destroy()
  await server.close({ kill: true })

  server = await startCollab({ limits }, port)
  const later = await openReady(server.url, b.member, section.id)
  await saved(later)
  expect(later.refusedText).toBeNull()
  await server.close()

  async function owed() {
    return (await server.pool.query('SELECT "words" FROM "CollabUnplaced" WHERE "documentId" = $1', [document.id])).rows
  }
})
