import { setTimeout as pause } from 'node:timers/promises'
import type { Editor } from '@tiptap/core'
import { prosemirrorToYXmlFragment } from '@tiptap/y-tiptap'
import { expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import type { DocumentNode } from '#app/editor/schema/document-json.ts'
import { documentSchema } from '#app/editor/schema/document-schema.ts'
import { buildMember, buildRoundtable, buildSection } from '#tests/factories/roundtables.ts'
import { connect, openReady, saved, startCollab, when } from './collab-harness.ts'
import { openScreen } from './screen.ts'
import { placeOf, TARGET } from './structure-edits.ts'

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const paragraph = (text: string): DocumentNode => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const at = (editor: Editor, offset = 0) => editor.chain().setTextSelection(placeOf(editor, TARGET) + offset)

const EDITS: Record<string, (editor: Editor) => unknown> = {
  heading: (editor) => at(editor).setNode('heading', { level: 2 }).run(),
  paragraph: (editor) => at(editor).setNode('paragraph').run(),
  bullets: (editor) => at(editor).toggleList('bulletList', 'listItem').run(),
  numbers: (editor) => at(editor).toggleList('orderedList', 'listItem').run(),
  quote: (editor) => at(editor).toggleWrap('blockquote').run(),
  split: (editor) => at(editor).splitBlock().run(),
  splitItem: (editor) => at(editor).splitListItem('listItem').run(),
  sink: (editor) => at(editor).sinkListItem('listItem').run(),
  lift: (editor) => at(editor).liftListItem('listItem').run(),
  join: (editor) => at(editor).joinBackward().run(),
}
const CHAINS = [
  ['heading', 'quote'],
  ['numbers', 'split', 'sink'],
  ['split', 'split', 'join'],
  ['bullets', 'splitItem', 'lift'],
  ['heading', 'join', 'numbers'],
  ['quote', 'heading', 'paragraph', 'split'],
]

/** Every letter on its way at each moment: typed one by one, while somebody else changes the paragraph again and again. */
test.each(CHAINS.map((chain) => [chain.join(', then '), chain] as const))(
  'whoever types at the end of a paragraph stays in it: another makes it %s',
  async (_, chain) => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    const show = await openScreen()
    const server = await startCollab({ limits: { updatesPerSecond: 1e6, updateBurst: 1e6 } })
    const roundtable = await buildRoundtable()
    const section = await buildSection({ roundtable })
    const open = async () => {
      const member = await buildMember({ roundtable })
      const provider = await openReady(server.url, member, section.id, { socket: connect(server.url, member) })
      return { provider, editor: show(provider) }
    }
    const [editing, typing] = [await open(), await open()]
    const seed = new Y.Doc()
    const content = ['alpha', TARGET, 'omega'].map(paragraph)
    prosemirrorToYXmlFragment(documentSchema.nodeFromJSON({ type: 'doc', content }), seed.getXmlFragment('content'))
    const { doc, fragment } = editing.provider
    doc.transact(() =>
      fragment.insert(
        0,
        seed
          .getXmlFragment('content')
          .toArray()
          .map((it) => (it as Y.XmlElement).clone()),
      ),
    )
    await Promise.all(
      [editing, typing].map(({ provider }) =>
        when(
          provider,
          () => provider.fragment.length === content.length && provider.state === 'saved' && provider.people.length > 0,
        ),
      ),
    )

    typing.editor.commands.setTextSelection(placeOf(typing.editor, TARGET) + TARGET.length)
    const [each, letters] = [Math.ceil(LETTERS.length / (chain.length + 1)), [...LETTERS]]
    for (const edit of [...chain, null]) {
      for (const letter of letters.splice(0, each)) {
        typing.editor.view.dispatch(typing.editor.state.tr.insertText(letter))
        await pause(15)
      }
      if (edit) EDITS[edit]!(editing.editor)
    }
    await Promise.all([editing, typing].map(({ provider }) => saved(provider)))
    const document = server.collab.documents.of({ type: 'section', id: section.id })!
    await document.barrier()
    await Promise.all(
      [editing, typing].map(({ provider }) =>
        when(provider, () => provider.fragment.toString() === document.content.toString(), 'the same text'),
      ),
    )

    const blocks = fragment
      .toString()
      .split(/<[^>]*>/)
      .filter(Boolean)
    const block = blocks.find((words) => words.includes(TARGET)) ?? ''
    expect(
      [...block]
        .filter((letter) => LETTERS.includes(letter))
        .sort()
        .join(''),
    ).toBe(LETTERS)
    expect(blocks.join('').match(/[A-Z]/g)).toHaveLength(LETTERS.length)
  },
)
