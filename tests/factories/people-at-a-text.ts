import type { Node, NodeType } from '@tiptap/pm/model'
import { Transform } from '@tiptap/pm/transform'
import { initProseMirrorDoc, updateYFragment } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import type { DocumentNode } from '#app/editor/schema/document-json.ts'
import { documentSchema } from '#app/editor/schema/document-schema.ts'
import {
  type Letters,
  lettersOf,
  marked,
  partsOf,
  placeOf,
  quoted,
  withWords,
} from '#server/realtime/collab/document/anchored.ts'
import type { LiveDocument } from '#server/realtime/collab/document/live-document.ts'
import { editOf, onScratchCopy } from '#server/realtime/collab/document/scratch.ts'
import { liveDocument, take } from './live-documents.ts'

export const MARK = 'suggestion_1'
export const QUOTE = 'lima november'
const nodes = documentSchema.nodes as Record<string, NodeType>

/** A text that the server holds, and people with editors of their own, who send what they write when they like. */
export class Table {
  readonly document: LiveDocument
  readonly people: Person[]

  constructor(count: number, content: DocumentNode[]) {
    const groups = ['a', 'b', 'c', 'd', 'e', 'f'].slice(0, count)
    this.document = liveDocument({
      bindings: new Map(
        groups.map((group, at) => [
          // As a browser's, above those of the server's own.
          4_000_000_000 + at,
          { personId: group, organisationId: group, groupId: group, stored: true },
        ]),
      ),
      markIds: [MARK, 'thread'],
    })
    this.people = groups.map((_, at) => new Person(this, 4_000_000_000 + at))
    this.people[0]!.edit(() => documentSchema.nodeFromJSON({ type: 'doc', content }))
    this.settle()
  }

  take(bytes: Uint8Array, clientId: number, known = this.document.appliedSeq) {
    take(this.document, bytes, clientId, known)
    if (this.document.carryError) throw this.document.carryError
  }

  /** Everybody sends what they have and hears of all. */
  settle() {
    for (const person of this.people) person.send()
    for (const person of this.people) person.hear()
  }

  anchor(quote = QUOTE) {
    const { edit, passage } = onScratchCopy(this.document, (scratch) => {
      const from = lettersOf(scratch.node).string.indexOf(quote)
      const place = placeOf(lettersOf(scratch.node), { from, to: from + quote.length })
      const next = marked(scratch.node, place, MARK)
      const letters = lettersOf(next)
      return { edit: editOf(scratch, next), passage: quoted(letters, partsOf(letters, MARK)[0]!) }
    })
    this.document.apply(edit.bytes!)
    for (const person of this.people) person.hear()
    return passage
  }

  read<T>(read: (letters: Letters) => T): T {
    return onScratchCopy(this.document, ({ node }) => read(lettersOf(node)))
  }

  get anchored() {
    return this.read((letters) => partsOf(letters, MARK).map(({ from, to }) => letters.string.slice(from, to)))
  }

  /** As the port does: false where the words are others by now. */
  accept(words: string, quote = QUOTE, side: 'before' | 'after' | null = null): boolean {
    const clientId = 3_000_000_000
    const edit = onScratchCopy(this.document, (scratch) => {
      const letters = lettersOf(scratch.node)
      const parts = partsOf(letters, MARK)
      if (parts.length !== 1 || letters.string.slice(parts[0]!.from, parts[0]!.to) !== quote) return null
      scratch.copy.clientID = clientId
      const next = withWords(scratch.node, { letters, part: parts[0]!, words, side, markId: MARK })
      next.check()
      return editOf(scratch, next)
    })
    if (!edit) return false
    const proposer = { personId: 'p', organisationId: 'p', groupId: 'proposer', stored: true }
    this.document.bindings.set(clientId, proposer)
    if (edit.bytes) this.take(edit.bytes, clientId)
    return true
  }
}

export class Person {
  readonly doc = new Y.Doc()
  private known = 0
  private unsent: Uint8Array[] = []

  constructor(
    private readonly table: Table,
    clientId: number,
  ) {
    this.doc.clientID = clientId
    this.doc.on('update', (bytes: Uint8Array, origin: unknown) => origin !== 'server' && this.unsent.push(bytes))
  }

  edit(change: (node: Node) => Node) {
    const fragment = this.doc.getXmlFragment('content')
    const { doc: node, meta } = initProseMirrorDoc(fragment, documentSchema)
    const next = change(node)
    next.check()
    this.doc.transact(() => updateYFragment(this.doc, fragment, next, meta))
  }

  send() {
    const unsent = this.unsent.splice(0)
    if (unsent.length) this.table.take(Y.mergeUpdates(unsent), this.doc.clientID, this.known)
  }

  hear() {
    Y.applyUpdate(this.doc, this.table.document.encodeAll(), 'server')
    this.known = this.table.document.appliedSeq
  }
}

export const p = (...texts: (string | DocumentNode)[]): DocumentNode => ({
  type: 'paragraph',
  content: texts.map((text) => (typeof text === 'string' ? { type: 'text', text } : text)),
})
export const LINES = [p('alpha bravo'), p('kilo lima november mike'), p('victor whisky')]

/** Where words stand in an editor's text; the middle of the text where they are gone. */
export function at(node: Node, words: string, offset = 0): number {
  const { string, at: places } = lettersOf(node)
  const index = string.indexOf(words)
  return (places[index < 0 ? string.length >> 1 : index] ?? 1) + (index < 0 ? 0 : offset)
}

/** The block of the text that holds the position, and where it begins. */
export function blockAt(node: Node, place: number) {
  const $place = node.resolve(place)
  return { from: $place.before(1), block: $place.node(1) }
}

export type Change = (node: Node) => Node
export const transformed =
  (change: (transform: Transform, node: Node) => unknown): Change =>
  (node) => {
    const transform = new Transform(node)
    change(transform, node)
    return transform.doc
  }
export const retype = (type: string, attrs: object | null = null) =>
  transformed((tr, node) => tr.setBlockType(at(node, 'lima'), undefined, nodes[type]!, attrs))
const wrapped = (wrap: (block: Node) => Node) =>
  transformed((tr, node) => {
    const { from, block } = blockAt(node, at(node, 'lima'))
    if (block.type.name === 'paragraph') tr.replaceWith(from, from + block.nodeSize, wrap(block))
  })
export const split = (words: string, offset: number) =>
  transformed((tr, node) => {
    const place = at(node, words, offset)
    const { parent } = node.resolve(place)
    if (parent.type.name === 'paragraph' && node.resolve(place).depth === 1) tr.split(place)
  })
export const typed = (words: string, offset: number, text: string) =>
  transformed((tr, node) => {
    const place = at(node, words, offset)
    if (!node.resolve(place).parent.inlineContent) return
    tr.insert(place, documentSchema.text(text, node.resolve(place).marks()))
  })
export const erased = (words: string) =>
  transformed((tr, node) => {
    if (lettersOf(node).string.includes(words)) tr.delete(at(node, words), at(node, words) + words.length)
  })

let clipboard: Node | null = null
export const emptyClipboard = () => void (clipboard = null)
const cut = transformed((tr, node) => {
  const { from, block } = blockAt(node, at(node, 'lima'))
  clipboard = block
  if (node.childCount > 1) tr.delete(from, from + block.nodeSize)
})
export const pasted = transformed((tr) => clipboard && tr.insert(tr.doc.content.size, clipboard))
/** As the product's clipboard does, which takes no comment along. */
export const pastedPlain = transformed((tr) => {
  if (!clipboard) return
  const text = documentSchema.text(clipboard.textContent)
  tr.insert(tr.doc.content.size, nodes.paragraph!.create(null, text))
})
const joined = transformed((tr, node) => {
  const { from } = blockAt(node, at(node, 'lima'))
  if (node.resolve(from).nodeBefore?.isTextblock && node.resolve(from).nodeAfter?.isTextblock) tr.join(from)
})
const bold = transformed((tr, node) =>
  tr.addMark(at(node, 'november'), at(node, 'november', 3), documentSchema.mark('bold')),
)
const listOf = (block: Node) => nodes.bulletList!.create(null, nodes.listItem!.create(null, block))
const above = transformed((tr, node) => {
  const { from } = blockAt(node, at(node, 'lima'))
  tr.insert(from, nodes.paragraph!.create(null, documentSchema.text('papa')))
})

/** What others do, in one edit or several, and how the anchored words read then. */
export const OPERATIONS: [string, Change[], string[]][] = [
  ['words typed before', [typed('lima', -1, ' yankee')], [QUOTE]],
  ['a part made bold', [bold], [QUOTE]],
  ['a paragraph before', [above], [QUOTE]],
  ['the same content set again', [(node) => node.copy(node.content)], [QUOTE]],
  ['words typed inside', [typed('november', 0, 'yankee ')], ['lima yankee november']],
  ['a word of it deleted', [erased('lima ')], ['november']],
  ['Enter inside', [split('november', 0)], ['lima \nnovember']],
  ['Enter before', [split('lima', 0)], [QUOTE]],
  ['Backspace at the start', [joined], [QUOTE]],
  ['made a heading', [retype('heading', { level: 2 })], [QUOTE]],
  ['made a list', [wrapped(listOf)], [QUOTE]],
  ['made a quote', [wrapped((block) => nodes.blockquote!.create(null, block))], [QUOTE]],
  ['cut and pasted', [cut, pasted], [QUOTE]],
  ['cut and pasted as plain text', [cut, pastedPlain], [QUOTE]],
  ['deleted and typed again', [erased(QUOTE), typed(' mike', 0, QUOTE)], [QUOTE]],
  ['deleted for good', [erased(QUOTE)], []],
]
