import { expect, vi, test } from 'vitest'
import { COLLAB_EVENT, encodeClientMessage } from '#app/shared/collab-protocol.ts'
import { connect, openReady, saved, startCollab, when, write } from './collab-harness.ts'
import { device } from './device.ts'
import { placeOf } from './structure-edits.ts'
import { paragraph, three, whileOffline } from './three-editors.ts'

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

test('words without a place outlive the server and their author’s tab, until a device of theirs has them', async () => {
  const limits = { pasteMs: 50 }
  const { a, b, c, close, port, section, document } = await three([paragraph('alpha'), paragraph('kilo lima mike')], { pasteMs: 60_000 })
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
  const { channel } = server.collab.documents.ofSection(section.id)!
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
