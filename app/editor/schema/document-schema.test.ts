import { Transform } from '@tiptap/pm/transform'
import { prosemirrorToYXmlFragment, updateYFragment, yXmlFragmentToProsemirrorJSON } from '@tiptap/y-tiptap'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { DocumentNode } from './document-json.ts'
import { documentSchema } from './document-schema.ts'
import { everything } from './everything.fixture.ts'
import { isAllowedAttribute, isAllowedFormat, isKnownNode, MARK_ATTRIBUTES, NODE_ATTRIBUTES } from './vocabulary.ts'

function toYjs(json: DocumentNode) {
  const doc = new Y.Doc()
  const fragment = doc.getXmlFragment('content')
  prosemirrorToYXmlFragment(documentSchema.nodeFromJSON(json), fragment)
  return { doc, fragment }
}

describe('the section schema', () => {
  it('keeps every node and mark from JSON to Yjs and back', () => {
    const node = documentSchema.nodeFromJSON(everything)
    node.check()
    const { fragment } = toYjs(everything)
    const back = documentSchema.nodeFromJSON(yXmlFragmentToProsemirrorJSON(fragment))
    back.check()
    expect(back.eq(node)).toBe(true)
  })

  it('lets the passages of two threads overlap, in Yjs too', () => {
    const mark = (threadId: string) => ({ type: 'comment', attrs: { threadId } })
    const text = (value: string, ...threads: string[]) => ({ type: 'text', text: value, marks: threads.map(mark) })
    const json = {
      type: 'doc',
      content: [{ type: 'paragraph', content: [text('one ', 'a'), text('both ', 'a', 'b'), text('two', 'b')] }],
    }
    const { fragment } = toYjs(json)
    const back = documentSchema.nodeFromJSON(yXmlFragmentToProsemirrorJSON(fragment))
    const threads: string[][] = []
    back.descendants((node) => {
      if (node.isText) threads.push(node.marks.map((it) => it.attrs.threadId as string).sort())
    })
    expect(threads).toEqual([['a'], ['a', 'b'], ['b']])
  })

  it('accepts a mark that the server adds to the live fragment', () => {
    const { doc, fragment } = toYjs({
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Cities report' }] }],
    })
    const before = documentSchema.nodeFromJSON(yXmlFragmentToProsemirrorJSON(fragment))
    const withMark = new Transform(before).addMark(1, 7, documentSchema.mark('comment', { threadId: 't1' })).doc
    doc.transact(() => updateYFragment(doc, fragment, withMark, { mapping: new Map(), isOMark: new Map() }))
    expect(documentSchema.nodeFromJSON(yXmlFragmentToProsemirrorJSON(fragment)).eq(withMark)).toBe(true)
  })
})

describe('the vocabulary', () => {
  it('names exactly what the schema has', () => {
    const nodes = Object.values(documentSchema.nodes).filter((it) => it.name !== 'doc' && it.name !== 'text')
    expect(nodes.map((it) => it.name).sort()).toEqual(Object.keys(NODE_ATTRIBUTES).sort())
    for (const node of nodes)
      expect(Object.keys(node.spec.attrs ?? {}).sort()).toEqual(Object.keys(NODE_ATTRIBUTES[node.name]!).sort())
    expect(Object.keys(documentSchema.marks).sort()).toEqual(Object.keys(MARK_ATTRIBUTES).sort())
    for (const mark of Object.values(documentSchema.marks))
      expect(Object.keys(mark.spec.attrs ?? {}).sort()).toEqual(Object.keys(MARK_ATTRIBUTES[mark.name]!).sort())
  })

  it('accepts every element, attribute and format that the binding writes', () => {
    const { fragment } = toYjs(everything)
    const visit = (type: unknown) => {
      if (type instanceof Y.XmlElement) {
        expect(isKnownNode(type.nodeName)).toBe(true)
        for (const [name, value] of Object.entries(type.getAttributes()))
          expect([name, value, isAllowedAttribute(name, value, type.nodeName)]).toEqual([name, value, true])
        type.toArray().forEach(visit)
      } else if (type instanceof Y.XmlText) {
        for (const { attributes } of type.toDelta())
          for (const [key, value] of Object.entries(attributes ?? {}))
            expect([key, isAllowedFormat(key, value)]).toEqual([key, true])
      }
    }
    fragment.toArray().forEach(visit)
  })

  it.each([
    ['level', 1],
    ['level', '2'],
    ['start', 1.5],
    ['colspan', 0],
    ['text', 'x'.repeat(2001)],
    ['indicatorId', '<b>'],
    ['style', 'color:red'],
    ['onclick', 'x'],
    ['constructor', null],
  ])('refuses the attribute %s = %j', (name, value) => {
    expect(isAllowedAttribute(name, value)).toBe(false)
  })

  it.each([
    ['link', { href: 'javascript:alert(1)' }],
    ['link', { href: 'https://example.org', target: '_top' }],
    ['link', {}],
    ['comment', { threadId: '' }],
    ['comment--short', { threadId: 'a' }],
    ['bold--AbCdEf12', {}],
    ['underline', {}],
    ['bold', 'yes'],
    ['toString', {}],
  ])('refuses the format %s %j', (key, value) => {
    expect(isAllowedFormat(key, value)).toBe(false)
  })
})
