// @vitest-environment jsdom
import type { Editor, Extensions } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { createSectionEditor } from './create-editor.ts'
import { linkedProviders, type TestProvider } from './linked-providers.fixture.ts'
import { followMoves } from './moves/known-moves.ts'
import type { DocumentNode } from './schema/document-json.ts'
import { CONTENT_ROOT } from './schema/version.ts'
import { encodePosition, passageAnchor } from './selection-anchor.ts'
import { threadPassages, threadPassagesKey } from './thread-passages.ts'

const open: Editor[] = []
let measured: string[] = []

function editorOn(provider: TestProvider, extensions: Extensions = []): Editor {
  const element = document.body.appendChild(document.createElement('div'))
  const editor = createSectionEditor({ element, provider, extensions })
  open.push(editor)
  return editor
}

const doc = (...paragraphs: string[]): DocumentNode => ({
  type: 'doc',
  content: paragraphs.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
})

beforeEach(() => {
  // jsdom lays nothing out: what is asked for is noted instead.
  const box = { left: 0, right: 10, top: 0, bottom: 10, width: 10, height: 10 } as DOMRect
  Range.prototype.getClientRects = function (this: Range) {
    measured.push(this.toString())
    return [box] as unknown as DOMRectList
  }
  Range.prototype.getBoundingClientRect = () => box
})

afterEach(() => {
  for (const editor of open.splice(0)) editor.destroy()
  document.body.replaceChildren()
  vi.restoreAllMocks()
})

const person = {
  clientId: 7,
  personId: 'p',
  name: 'Leila Nordahl',
  organisation: 'Right to Connect',
  groupCode: 'CS',
  groupColour: 'cs',
}
const drawn = async () => {
  measured = []
  // What draws them comes with the first of them.
  await import('./with-others.ts')
  await new Promise(requestAnimationFrame)
  await new Promise(requestAnimationFrame)
  return measured
}

describe('the carets of the others', () => {
  it('are drawn beside the text in their group’s colour, and nothing for a broken position', async () => {
    const [one, other] = linkedProviders(doc('Cities report the cost.')) as [TestProvider, TestProvider]
    const [a, b] = [editorOn(one), editorOn(other)]
    const at = (position: number) => encodePosition(b.state, position)
    const html = a.view.dom.innerHTML
    one.change({
      people: [
        { ...person, anchor: at(8), head: at(14) },
        { ...person, clientId: 8, anchor: 'x', head: 'x' },
      ],
    })
    expect(await drawn()).toContain('report')
    expect(document.querySelector('.remote-caret.group-cs .remote-caret-name')?.textContent).toBe('Leila Nordahl CS')
    expect(document.querySelectorAll('.remote-caret')).toHaveLength(1)
    expect(document.querySelectorAll('.remote-selection.group-cs')).toHaveLength(1)
    expect(document.querySelector('.caret-layer')?.getAttribute('aria-hidden')).toBe('true')
    expect(a.view.dom.innerHTML).toBe(html)
    one.change({ people: [] })
    await drawn()
    expect(document.querySelector('.remote-caret')).toBeNull()
  })

  it('move without a transaction: what the browser has selected meanwhile is not touched', () => {
    const [one, other] = linkedProviders(doc('Cities report the cost.')) as [TestProvider, TestProvider]
    const [a, b] = [editorOn(one), editorOn(other)]
    const transactions = vi.fn()
    a.on('transaction', transactions)
    for (let position = 1; position < 20; position++) {
      const here = encodePosition(b.state, position)
      one.change({ people: [{ ...person, anchor: here, head: here }] })
    }
    expect(transactions).not.toHaveBeenCalled()
  })

  const changes: [string, (editor: Editor) => void][] = [
    ['words before them', (editor) => editor.commands.insertContentAt(1, 'All ')],
    ['a split before them', (editor) => editor.chain().setTextSelection(4).splitBlock().run()],
    ['a split right at them', (editor) => editor.chain().setTextSelection(8).splitBlock().run()],
    ['the paragraph into a heading', (editor) => editor.chain().setTextSelection(2).setNode('heading').run()],
    [
      'the paragraph into a list',
      (editor) => editor.chain().setTextSelection(2).toggleList('bulletList', 'listItem').run(),
    ],
    [
      'two paragraphs into one',
      (editor) =>
        editor
          .chain()
          .insertContentAt(0, { type: 'paragraph', content: [{ type: 'text', text: 'Before. ' }] })
          .setTextSelection(11)
          .joinBackward()
          .run(),
    ],
  ]
  for (const [what, change] of changes) {
    for (const mine of [true, false]) {
      it(`stay at their words when ${mine ? 'I change:' : 'another changes:'} ${what}`, async () => {
        const [one, other] = linkedProviders(doc('one two three', 'Last.')) as [TestProvider, TestProvider]
        const [a, b] = [editorOn(one), editorOn(other)]
        const at = (position: number) => encodePosition(b.state, position)
        one.change({ people: [{ ...person, anchor: at(9), head: at(14) }] })
        expect(await drawn()).toContain('three')
        change(mine ? a : b)
        expect(await drawn()).toContain('three')
        b.commands.insertContentAt(b.state.doc.content.size - 1, ' More.')
        expect(await drawn()).toContain('three')
      })
    }
  }

  for (const mine of [true, false]) {
    it(`a passage that a comment is being written on stays at its words when ${mine ? 'I move' : 'another moves'} them`, () => {
      const [one, other] = linkedProviders(doc('one two three', 'Last.')) as [TestProvider, TestProvider]
      const [a, b] = [editorOn(one, [threadPassages(() => {})]), editorOn(other)]
      a.commands.setTextSelection({ from: 9, to: 14 })
      a.view.dispatch(
        a.state.tr.setMeta(threadPassagesKey, { resolved: new Set(), active: null, pending: passageAnchor(a.state) }),
      )
      const marked = () => a.view.dom.querySelector('.passage')?.textContent
      expect(marked()).toBe('three')
      ;(mine ? a : b).chain().setTextSelection(4).splitBlock().run()
      expect(marked()).toBe('three')
      ;(mine ? a : b).chain().setTextSelection(7).setNode('heading', { level: 2 }).run()
      expect(marked()).toBe('three')
      b.commands.insertContentAt(1, 'And ')
      expect(marked()).toBe('three')
    })
  }

  it('that were sent before their words moved are found where the words are now', async () => {
    const [one, other] = linkedProviders(doc('one two three', 'Last.')) as [TestProvider, TestProvider]
    const [a, b] = [editorOn(one), editorOn(other)]
    await followMoves(one.doc)
    const before = { anchor: encodePosition(b.state, 9), head: encodePosition(b.state, 14) }
    b.chain().setTextSelection(4).splitBlock().run()
    b.chain().setTextSelection(7).setNode('heading', { level: 2 }).run()
    one.change({ people: [{ ...person, ...before }] })
    expect(await drawn()).toContain('three')
    expect(a.view.dom.querySelector('h2')?.textContent).toBe(' two three')
  })

  it('that arrive before the words they stand at are drawn when these are here, and stay where they were until then', async () => {
    const [one] = linkedProviders(doc('Cities report.')) as [TestProvider]
    const a = editorOn(one)
    const ahead = new Y.Doc()
    Y.applyUpdate(ahead, Y.encodeStateAsUpdate(one.doc))
    const text = (ahead.getXmlFragment(CONTENT_ROOT).get(0) as Y.XmlElement).get(0) as Y.XmlText
    const at = (index: number) => Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(text, index, -1))
    text.insert(text.length, ' Residents ask.')
    const [unknown, known] = [
      { ...person, anchor: at(15), head: at(29) },
      { ...person, clientId: 8, anchor: at(0), head: at(6) },
    ]
    one.change({ people: [unknown, known] })
    expect(await drawn()).toContain('Cities')
    expect(measured).not.toContain('Residents ask.')
    one.change({ people: [unknown, { ...known, anchor: at(15), head: at(24) }] })
    expect(await drawn()).toContain('Cities')
    Y.applyUpdate(one.doc, Y.encodeStateAsUpdate(ahead), 'link')
    const shown = await drawn()
    expect(shown).toContain('Residents ask.')
    expect(shown).toContain('Residents')
    expect(a.view.dom.textContent).toBe('Cities report. Residents ask.')
  })

  it('are told to the others again when their words have moved, also by somebody who is elsewhere on the page', () => {
    const [one, other] = linkedProviders(doc('one two three')) as [TestProvider, TestProvider]
    const [a, b] = [editorOn(one), editorOn(other)]
    vi.spyOn(a.view, 'hasFocus').mockReturnValue(true)
    a.view.dispatch(a.state.tr.setSelection(TextSelection.create(a.state.doc, 9)))
    const before = one.presence
    vi.spyOn(a.view, 'hasFocus').mockReturnValue(false)
    b.chain().setTextSelection(4).splitBlock().run()
    expect(one.presence).not.toEqual(before)
    expect(a.state.doc.textBetween(a.state.selection.head, a.state.selection.head + 5)).toBe('three')
  })
})
