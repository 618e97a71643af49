// @vitest-environment jsdom
import type { Editor, Extensions } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import { afterEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { createSectionEditor } from './create-editor.ts'
import { linkedProviders, type TestProvider } from './linked-providers.fixture.ts'
import { readOnlyFor } from './read-only.ts'
import type { DocumentNode } from './schema/document-json.ts'
import { everything } from './schema/everything.fixture.ts'
import { decodePosition, encodePosition, passageAnchor } from './selection-anchor.ts'
import { threadPassages, threadPassagesKey } from './thread-passages.ts'

const open: Editor[] = []

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

afterEach(() => {
  for (const editor of open.splice(0)) editor.destroy()
  document.body.replaceChildren()
})

describe('two people in one section', () => {
  it('see the same text, and opening it writes nothing', () => {
    const [one, other] = linkedProviders(everything) as [TestProvider, TestProvider]
    const written = vi.fn()
    one.doc.on('update', written)
    const a = editorOn(one)
    const b = editorOn(other)
    expect(written).not.toHaveBeenCalled()
    a.commands.insertContentAt(1, 'Here: ')
    expect(b.getText()).toContain('Here: A network')
    expect(b.getJSON()).toEqual(a.getJSON())
  })

  it('undo only what they wrote themselves', () => {
    const [one, other] = linkedProviders(doc('One.')) as [TestProvider, TestProvider]
    const a = editorOn(one)
    const b = editorOn(other)
    a.commands.insertContentAt(5, ' Mine.')
    b.commands.insertContentAt(1, 'Theirs. ')
    a.commands.undo()
    expect(a.getText()).toBe('Theirs. One.')
    expect(b.getText()).toBe('Theirs. One.')
    expect(a.commands.undo()).toBe(false)
  })

  it('act on the text as it is when they press, however long ago the toolbar took its commands', () => {
    const [one, other] = linkedProviders(doc('Cities report the cost.')) as [TestProvider, TestProvider]
    const a = editorOn(one)
    const b = editorOn(other)
    const { toggleMark, insertTable, undo } = a.commands
    b.commands.insertContentAt(1, 'All ')
    a.commands.setTextSelection({ from: 12, to: 18 })
    expect(toggleMark('bold')).toBe(true)
    expect(a.view.dom.querySelector('strong')?.textContent).toBe('report')
    a.commands.setTextSelection(a.state.doc.content.size - 1)
    expect(insertTable({ rows: 1, cols: 1, withHeaderRow: true })).toBe(true)
    expect(b.view.dom.querySelector('table')).not.toBeNull()
    expect(undo()).toBe(true)
    expect(b.getText()).toContain('All Cities report the cost.')
  })

  it('find a passage again after the other has written before it', () => {
    const [one, other] = linkedProviders(doc('Cities report the cost.')) as [TestProvider, TestProvider]
    const a = editorOn(one)
    const b = editorOn(other)
    a.view.dispatch(a.state.tr.setSelection(TextSelection.create(a.state.doc, 8, 14)))
    const passage = passageAnchor(a.state)!
    expect(passage).toMatchObject({ quote: 'report', prefix: 'Cities ', suffix: ' the cost.' })
    b.commands.insertContentAt(1, 'All ')
    const [from, to] = [decodePosition(b.state, passage.anchor)!, decodePosition(b.state, passage.head)!]
    expect(b.state.doc.textBetween(from, to)).toBe('report')
  })

  it('comment on the whole paragraph when nothing is selected, and not on an empty one', () => {
    const [one] = linkedProviders({
      type: 'doc',
      content: [...doc('Some words.').content!, { type: 'paragraph' }],
    }) as [TestProvider]
    const a = editorOn(one)
    a.commands.setTextSelection(3)
    expect(passageAnchor(a.state)?.quote).toBe('Some words.')
    a.commands.setTextSelection(14)
    expect(passageAnchor(a.state)).toBeNull()
  })

  it('have the place of every block and inline part encoded and found again', () => {
    const [one] = linkedProviders(everything) as [TestProvider]
    const a = editorOn(one)
    for (let position = 1; position < a.state.doc.content.size; position++) {
      if (!a.state.doc.resolve(position).parent.inlineContent) continue
      expect(decodePosition(a.state, encodePosition(a.state, position)!)).toBe(position)
    }
    expect(decodePosition(a.state, 'not a position')).toBeNull()
    expect(decodePosition(a.state, new Uint8Array([9, 9, 9]))).toBeNull()
  })
})

describe('a reader', () => {
  it('may select but changes nothing, and still sees what others write', () => {
    const [one, other] = linkedProviders(doc('One.')) as [TestProvider, TestProvider]
    const reader = editorOn(one, [
      readOnlyFor(
        () => true,
        () => 'Text',
      ),
    ])
    const writer = editorOn(other)
    reader.commands.insertContentAt(1, 'No. ')
    writer.commands.insertContentAt(1, 'Yes. ')
    expect(writer.getText()).toBe('Yes. One.')
    expect(reader.getText()).toBe('Yes. One.')
    expect(reader.view.dom.getAttribute('aria-readonly')).toBe('true')
    const typed = new InputEvent('beforeinput', { cancelable: true, bubbles: true, data: 'x', inputType: 'insertText' })
    reader.view.dom.dispatchEvent(typed)
    expect(typed.defaultPrevented).toBe(true)
  })
})

describe('content of another schema', () => {
  function withUnknown() {
    const [one, other] = linkedProviders(doc('Before.', 'After.')) as [TestProvider, TestProvider]
    const widget = new Y.XmlElement('futureWidget')
    widget.insert(0, [new Y.XmlText('words of the future')])
    one.fragment.insert(1, [widget])
    const text = (one.fragment.get(2) as Y.XmlElement).get(0) as Y.XmlText
    text.format(0, 5, { futureMark: {} })
    return { one, other, before: () => [one.fragment.toString(), other.fragment.toString()] }
  }

  it('is shown as a placeholder and survives opening and writing beside it', () => {
    const { one, other } = withUnknown()
    const a = editorOn(one)
    const b = editorOn(other)
    expect(a.view.dom.querySelectorAll('.unknown-block')).toHaveLength(2)
    a.commands.insertContentAt(1, 'Well ')
    b.commands.insertContentAt(1, 'Very ')
    for (const { fragment } of [one, other]) {
      expect(fragment.toString()).toContain('words of the future')
      expect(fragment.toString()).toContain('After')
      expect((fragment.get(0) as Y.XmlElement).toString()).toContain('Very Well Before.')
      expect(fragment.toString()).not.toContain('unknown')
    }
  })

  it('cannot be deleted or copied into the text by somebody who does not see it', () => {
    const { one } = withUnknown()
    const a = editorOn(one)
    const before = one.fragment.toString()
    a.commands.selectAll()
    a.commands.deleteSelection()
    a.commands.insertContentAt(0, { type: 'unknownBlock' })
    expect(one.fragment.toString()).toBe(before)
  })

  it('that arrives while one writes does not harm the rest', () => {
    const [one, other] = linkedProviders(doc('One.')) as [TestProvider, TestProvider]
    const a = editorOn(one)
    const element = new Y.XmlElement('listItem')
    element.insert(0, [new Y.XmlElement('futureWidget')])
    const list = new Y.XmlElement('bulletList')
    list.insert(0, [element])
    other.fragment.insert(1, [list])
    a.commands.insertContentAt(1, 'Still ')
    expect(other.fragment.toString()).toContain('futurewidget')
    expect(other.fragment.toString()).toContain('Still One.')
  })
})

describe('threads in the text', () => {
  const mark = (threadId: string) => ({ type: 'comment', attrs: { threadId } })
  const text = (value: string, ...threads: string[]) => ({ type: 'text', text: value, marks: threads.map(mark) })
  const overlapping: DocumentNode = {
    type: 'doc',
    content: [
      {
        type: 'paragraph',
        content: [text('one ', 'a'), text('both ', 'a', 'b'), text('two', 'b'), text(' plain', 'suggestion_c')],
      },
    ],
  }

  it('show where they overlap, the active one marked, a resolved one and what is marked for something else not at all', () => {
    const [one] = linkedProviders(overlapping) as [TestProvider]
    const a = editorOn(one, [threadPassages(() => {})])
    const words = (selector: string) => [...a.view.dom.querySelectorAll(selector)].map((it) => it.textContent).join('')
    expect(words('.passage')).toBe('one both two')
    const show = (resolved: string[], active: string | null) =>
      a.view.dispatch(a.state.tr.setMeta(threadPassagesKey, { resolved: new Set(resolved), active, pending: null }))
    show([], 'b')
    expect(words('.passage.is-active')).toBe('both two')
    show(['a'], null)
    expect(words('.passage')).toBe('both two')
    expect(one.fragment.toString()).toContain('both')
  })
})
