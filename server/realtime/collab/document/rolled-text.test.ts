import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { DocumentNode } from '#app/editor/schema/document-json.ts'
import { authorsIn, boundTo, liveDocument, take, writing } from '#tests/factories/live-documents.ts'
import { wordsByGroup } from './attribution.ts'
import type { Binding } from './author.ts'
import { authorshipOf } from './authorship.ts'
import { lettersIn } from './letters.ts'
import type { LiveDocument } from './live-document.ts'
import type { Move } from './moves.ts'
import { threadsIn } from './passages.ts'
import { readingOf } from './reading.ts'
import { rolledText } from './rolled-text.ts'
import { blocksIn, isSound } from './sound.ts'

/** A text in which each visit has a client id of its own. */
class Visited {
  readonly document: LiveDocument
  readonly moves: Move[] = []
  private readonly states: { bytes: Uint8Array; seq: number }[] = []
  private visits = 0

  constructor(doc = new Y.Doc(), bindings = new Map<number, Binding>()) {
    this.document = liveDocument({ doc, bindings, markIds: ['one', 'two'] })
    this.keep()
  }

  /** Somebody of the group comes, who sees the text as it was so many visits ago, and leaves it so. */
  visit(group: string, content: DocumentNode[], ago = 0) {
    const { bytes: seen, seq } = this.states.at(-1 - Math.min(ago, this.states.length - 1))!
    this.change(group, seq, (clientId) => writing(seen, clientId, content))
  }

  /** The same, by a change of what an editor keeps. */
  edit(group: string, change: (content: Y.XmlFragment) => void) {
    this.change(group, this.document.appliedSeq, (clientId) => {
      const copy = new Y.Doc()
      Y.applyUpdate(copy, this.document.encodeAll())
      copy.clientID = clientId
      const before = Y.encodeStateVector(copy)
      copy.transact(() => change(copy.getXmlFragment('content')))
      return Y.encodeStateAsUpdate(copy, before)
    })
  }

  rolled() {
    const { doc, bindings } = this.document
    const { bytes, ids } = rolledText(doc, { bindings, moves: this.moves })
    const fresh = new Y.Doc()
    Y.applyUpdate(fresh, bytes)
    return new Visited(fresh, new Map(ids.map(({ clientId, identity }) => [clientId, { ...identity, stored: true }])))
  }

  get ids() {
    return this.document.doc.store.clients.size
  }

  private change(group: string, known: number, work: (clientId: number) => Uint8Array | null) {
    const clientId = 1000 * (this.document.doc.store.clients.size + 1) + ++this.visits
    const bytes = work(clientId)
    if (!bytes) return
    this.document.bindings.set(clientId, boundTo(group))
    this.moves.push(...take(this.document, bytes, clientId, known))
    if (!this.document.doc.store.clients.has(clientId)) this.document.bindings.delete(clientId)
    this.keep()
  }

  private keep() {
    this.states.push({ bytes: this.document.encodeAll(), seq: this.document.appliedSeq })
  }
}

const text = (words: string, ...marks: DocumentNode['marks'] & object): DocumentNode => ({
  type: 'text',
  text: words,
  ...(marks.length && { marks }),
})
const p = (...content: DocumentNode[]): DocumentNode => ({ type: 'paragraph', content })
const comment = (threadId: string) => ({ type: 'comment', attrs: { threadId } })
const textIn = (content: Y.XmlFragment, block: number) => (content.get(block) as Y.XmlElement).get(0) as Y.XmlText

function expectSame(was: LiveDocument, now: LiveDocument) {
  expect(readingOf(now.doc)).toBe(readingOf(was.doc))
  expect(lettersIn(now.content).string).toBe(lettersIn(was.content).string)
  expect(authorsIn(now)).toBe(authorsIn(was))
  expect(wordsByGroup(authorshipOf(now))).toEqual(wordsByGroup(authorshipOf(was)))
  expect(threadsIn(now.content)).toEqual(threadsIn(was.content))
}

test('of a hundred visits of two people three ids are left, also of one whose words are all gone', () => {
  const visited = new Visited()
  visited.visit('gone', [p(text('Nothing of this stands.'))])
  visited.edit('a', (content) => content.delete(0, 1))
  let words = ''
  for (let visit = 0; visit < 100; visit++) visited.visit(visit % 2 ? 'a' : 'b', [p(text((words += `${visit} `)))])
  const rolled = visited.rolled()
  expect([visited.ids > 100, rolled.ids]).toEqual([true, 4])
  expect([...rolled.document.bindings.values()].map(({ groupId }) => groupId).sort()).toEqual(['a', 'b', 'gone'])
  expectSame(visited.document, rolled.document)
  expect(Object.keys(wordsByGroup(authorshipOf(rolled.document))).sort()).toEqual(['a', 'b'])
})

test('markers without effect, left by two who set the same form, are not taken along and change nothing', () => {
  const visited = new Visited()
  visited.visit('a', [p(text('Attack ships on fire off the shoulder of Orion.'))])
  visited.edit('b', (content) => textIn(content, 0).format(13, 7, { bold: {} }))
  visited.edit('a', (content) => textIn(content, 0).format(16, 4, { bold: null }))
  visited.edit('b', (content) => textIn(content, 0).format(16, 4, { italic: {} }))
  visited.edit('a', (content) => textIn(content, 0).insert(18, ' and water', {}))
  expectSame(visited.document, visited.rolled().document)
})

test('a text with a block that no editor can build is not written anew', () => {
  const visited = new Visited()
  visited.visit('a', [p(text('Whole'))])
  const { doc, content } = visited.document
  doc.transact(() => content.push([new Y.XmlElement('listItem')]))
  expect(() => visited.rolled()).toThrow('broken')
})

const words = fc
  .array(fc.constantFrom('river', 'town', 'the old field by the mill', 'été', '🌊', 'spring'), {
    minLength: 1,
    maxLength: 6,
  })
  .map((all) => all.join(' '))
const marks = fc.subarray([
  { type: 'bold' },
  { type: 'italic' },
  { type: 'link', attrs: { href: 'https://example.org/' } },
  comment('one'),
  comment('two'),
])
const runs = fc.array(
  fc.tuple(words, marks).map(([it, set]) => text(it, ...set)),
  { minLength: 1, maxLength: 3 },
)
const atoms = fc.subarray<DocumentNode>([
  { type: 'hardBreak' },
  { type: 'footnote', attrs: { text: 'a note' } },
  { type: 'indicatorChip', attrs: { indicatorId: 'i1' } },
])
const paragraph = fc.tuple(runs, atoms, runs).map(([before, between, after]) => p(...before, ...between, ...after))
const cell =
  (type: string) =>
  (content: DocumentNode): DocumentNode => ({
    type,
    attrs: { colspan: 1, rowspan: 1 },
    content: [content],
  })
const block = fc.oneof(
  paragraph,
  runs.map((content): DocumentNode => ({ type: 'heading', attrs: { level: 2 }, content })),
  paragraph.map((content): DocumentNode => ({
    type: 'bulletList',
    content: [{ type: 'listItem', content: [content] }],
  })),
  paragraph.map((content): DocumentNode => ({ type: 'blockquote', content: [content] })),
  fc.tuple(paragraph, paragraph).map(([one, other]): DocumentNode => ({
    type: 'table',
    content: [
      { type: 'tableRow', content: [one, other].map(cell('tableHeader')) },
      { type: 'tableRow', content: [other, one].map(cell('tableCell')) },
    ],
  })),
)
const group = fc.constantFrom('a', 'b', 'c')
const spot = fc.nat(1_000_000)
const step = fc.oneof(
  fc.record({
    is: fc.constant('write' as const),
    by: group,
    ago: fc.nat(2),
    content: fc.array(block, { minLength: 1, maxLength: 4 }),
  }),
  fc.record({ is: fc.constant('type' as const), by: group, at: spot, string: words }),
  fc.record({ is: fc.constant('delete' as const), by: group, at: spot, length: fc.nat(20) }),
  fc.record({ is: fc.constant('move' as const), by: group, at: spot, to: spot }),
  fc.record({
    is: fc.constant('mark' as const),
    by: group,
    at: spot,
    length: fc.nat(20),
    value: fc.constantFrom({}, null),
  }),
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

function perform(visited: Visited, change: Step) {
  if (change.is === 'write') return visited.visit(change.by, change.content, change.ago)
  const blocks = blocksOf(visited.document)
  if (change.is === 'move') {
    const [moved] = blocks.splice(change.at % Math.max(1, blocks.length), 1)
    if (moved) blocks.splice(change.to % (blocks.length + 1), 0, moved)
    return visited.visit(change.by, blocks)
  }
  visited.edit(change.by, (content) => {
    const texts = [...content.createTreeWalker((it) => it instanceof Y.XmlText && it.length > 0)] as Y.XmlText[]
    const target = texts[change.at % Math.max(1, texts.length)]
    if (!target) return
    const at = change.at % target.length
    if (change.is === 'type') target.insert(at, change.string)
    else if (change.is === 'delete') target.delete(at, Math.min(change.length, target.length - at))
    else target.format(at, Math.min(change.length, target.length - at), { bold: change.value })
  })
}

/** A block that no editor can build would be repaired by its owner first. */
function rolledIfSound(visited: Visited) {
  fc.pre(blocksIn(visited.document.content).every(isSound))
  return visited.rolled()
}

const blocksOf = ({ doc }: LiveDocument) => (JSON.parse(readingOf(doc)) as { content: DocumentNode[] }).content

test('whatever many visits have made of a text, it reads the same, every letter is whose it was, and it is written on', () => {
  fc.assert(
    fc.property(
      fc.array(step, { minLength: 2, maxLength: 12 }),
      fc.array(step, { minLength: 1, maxLength: 3 }),
      (before, since) => {
        const visited = new Visited()
        for (const change of before) perform(visited, change)
        const rolled = rolledIfSound(visited)
        expectSame(visited.document, rolled.document)
        expect(rolled.ids).toBeLessThanOrEqual(4)
        for (const change of since) perform(rolled, change)
        expectSame(rolled.document, rolledIfSound(rolled).document)
      },
    ),
    { numRuns: 60 },
  )
})
