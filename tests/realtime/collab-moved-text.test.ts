import { joinBackward, splitBlock } from '@tiptap/pm/commands'
import type { Node } from '@tiptap/pm/model'
import { EditorState, TextSelection, type Transaction } from '@tiptap/pm/state'
import { initProseMirrorDoc, updateYFragment } from '@tiptap/y-tiptap'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { CollabProvider } from '#app/editor/collab/provider.ts'
import { documentSchema } from '#app/editor/schema/document-schema.ts'
import { buildMember, buildRoundtable, buildSection } from '#tests/factories/roundtables.ts'
import { linesOf, openReady, saved, shows, startCollab, when, write } from './collab-harness.ts'

const EDITOR = 'editor'

/** Ada has written twelve words; whatever Bo does with them from here, they are hers. */
async function draft() {
  const server = await startCollab()
  const roundtable = await buildRoundtable()
  const [section, ada, bo] = await Promise.all([
    buildSection({ roundtable }),
    buildMember({ roundtable }),
    buildMember({ roundtable }),
  ])
  const [a, b] = await Promise.all([openReady(server.url, ada, section.id), openReady(server.url, bo, section.id)])
  write(a, 'The river feeds the town below.')
  write(a, 'Fields beside it flood each spring.')
  await Promise.all([saved(a), shows(b, 'each spring')])
  const words = async () => {
    await saved(b)
    const counts = await server.collab.host.wordsByGroup({ type: 'section', id: section.id })
    return [counts[ada.group.id] ?? 0, counts[bo.group.id] ?? 0]
  }
  return { ...server, section, roundtable, ada, bo, a, b, words }
}

/** What an editor's command does, brought to the text by the binding's own writer. */
function edit(
  { doc, fragment }: CollabProvider,
  command: (state: EditorState, dispatch: (transaction: Transaction) => void) => unknown,
  at?: number,
) {
  const { doc: node, meta } = initProseMirrorDoc(fragment, documentSchema)
  const state = EditorState.create({
    doc: node,
    ...(at !== undefined && { selection: TextSelection.create(node, at) }),
  })
  let next: Node = node
  command(state, (transaction) => void (next = transaction.doc))
  expect(next.eq(node)).toBe(false)
  doc.transact(() => updateYFragment(doc, fragment, next, meta), EDITOR)
}

test('pressing Enter in the middle of a paragraph makes nobody the author of its end', async () => {
  const { b, words } = await draft()
  edit(b, splitBlock, 11)
  expect(linesOf(b.fragment)).toEqual(['The river ', 'feeds the town below.', 'Fields beside it flood each spring.'])
  expect(await words()).toEqual([12, 0])
})

test('what stands beside the moved words stays with whoever wrote it', async () => {
  const { b, words } = await draft()
  ;((b.fragment.get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(15, ' all of')
  await saved(b)
  expect(await words()).toEqual([12, 2])
  edit(b, splitBlock, 11)
  expect(linesOf(b.fragment)[1]).toBe('feeds all of the town below.')
  expect(await words()).toEqual([12, 2])
})

test('joining two paragraphs leaves their words to their author', async () => {
  const { b, words } = await draft()
  edit(b, joinBackward, 34)
  expect(linesOf(b.fragment)).toEqual(['The river feeds the town below.Fields beside it flood each spring.'])
  // "below.Fields" is two words still.
  expect(await words()).toEqual([12, 0])
})

test('words cut here and pasted there, seconds apart, are followed; the paster gets only their own', async () => {
  const { b, words } = await draft()
  edit(b, ({ tr }, dispatch) => dispatch(tr.delete(1, 17)))
  expect(await words()).toEqual([9, 0])
  edit(b, ({ tr, doc }, dispatch) => dispatch(tr.insertText(' The river feeds downstream', doc.content.size - 1)))
  expect(linesOf(b.fragment)[1]).toBe('Fields beside it flood each spring. The river feeds downstream')
  expect(await words()).toEqual([12, 1])
})

test('undo brings words back to their author, also after several steps and a restart', async () => {
  const { url, port, close, section, ada, bo, b, words } = await draft()
  const undo = new Y.UndoManager(b.fragment, { trackedOrigins: new Set([EDITOR]), captureTimeout: 0 })
  edit(b, splitBlock, 11)
  await saved(b)
  edit(b, ({ tr }, dispatch) => dispatch(tr.delete(1, 10)))
  expect(await words()).toEqual([10, 0])
  undo.undo()
  expect(await words()).toEqual([12, 0])
  undo.undo()
  expect(linesOf(b.fragment)[0]).toBe('The river feeds the town below.')
  expect(await words()).toEqual([12, 0])
  undo.redo()
  expect(await words()).toEqual([12, 0])
  expect(url).toContain(String(port))
  await close({ kill: true })
  const second = await startCollab()
  const late = await openReady(second.url, bo, section.id)
  await when(late, () => linesOf(late.fragment).length === 3)
  expect(await second.collab.host.wordsByGroup({ type: 'section', id: section.id })).toEqual({ [ada.group.id]: 12 })
})

test('what somebody else took out and one retypes is one’s own', async () => {
  const { a, b, words } = await draft()
  edit(a, ({ tr }, dispatch) => dispatch(tr.delete(1, 17)))
  await saved(a)
  await when(b, () => linesOf(b.fragment)[0] === 'the town below.')
  edit(b, ({ tr }, dispatch) => dispatch(tr.insertText('The river feeds ', 1)))
  expect(await words()).toEqual([9, 3])
})
