import { initProseMirrorDoc, updateYFragment } from '@tiptap/y-tiptap'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { DocumentNode } from '#app/editor/schema/document-json.ts'
import { documentSchema } from '#app/editor/schema/document-schema.ts'
import { take } from '#tests/factories/live-documents.ts'
import { identity, textOfThree } from '#tests/factories/several-hands.ts'
import { jsonOf } from '../log/image.ts'
import { wordsByGroup } from './attribution.ts'
import { authorshipOf } from './authorship.ts'
import { lettersIn } from './letters.ts'
import type { LiveDocument } from './live-document.ts'
import { restoration } from './restore.ts'

/** What somebody's editor writes, of a text that is to read so. */
function write(document: LiveDocument, clientId: number, content: DocumentNode[]) {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, document.encodeAll())
  copy.clientID = clientId
  const fragment = copy.getXmlFragment('content')
  const { meta } = initProseMirrorDoc(fragment, documentSchema)
  let bytes: Uint8Array | null = null
  copy.on('update', (update: Uint8Array) => (bytes = update))
  copy.transact(() => updateYFragment(copy, fragment, documentSchema.nodeFromJSON({ type: 'doc', content }), meta))
  if (bytes) take(document, bytes, clientId)
}

function stateOf({ doc }: LiveDocument) {
  const copy = new Y.Doc()
  Y.applyUpdateV2(copy, Y.encodeStateAsUpdateV2(doc))
  return copy
}

function restore(document: LiveDocument, earlier: Y.Doc, threads: string[] = []) {
  const { bytes, clientId, written } = restoration(document, earlier, new Set(threads))
  if (!bytes) return
  document.moves.noteAuthors(written.targets, written.letters)
  take(document, bytes, clientId)
  document.bindings.set(clientId, { ...identity('restorer'), stored: false })
}

/** By the group of whoever wrote it first, letter by letter. */
function authorsIn({ content, moves, bindings }: LiveDocument) {
  return lettersIn(content)
    .pieces.flatMap((piece) => moves.origins(piece))
    .map(({ client, length }) => bindings.get(client)!.groupId.repeat(length))
    .join('')
}

const p = (...texts: (string | DocumentNode)[]): DocumentNode => ({
  type: 'paragraph',
  content: texts.map((text) => (typeof text === 'string' ? { type: 'text', text } : text)),
})
const on = (text: string, threadId: string): DocumentNode => ({
  type: 'text',
  text,
  marks: [{ type: 'comment', attrs: { threadId } }],
})

test('words that come back are whose they were first, though another has typed the same ones since', () => {
  const document = textOfThree()
  write(document, 1, [p('The river feeds the town below.')])
  const earlier = stateOf(document)
  write(document, 2, [p('Nothing of it stands.')])
  write(document, 3, [p('The river feeds the town below.'), p('And more.')])
  expect(wordsByGroup(authorshipOf(document))).toEqual({ c: 8 })
  restore(document, earlier)
  expect(jsonOf(document.doc)).toContain('The river feeds the town below.')
  expect(wordsByGroup(authorshipOf(document))).toEqual({ a: 6 })
})

test('a word that came into another’s block and went again comes back to whoever put it there', () => {
  const document = textOfThree()
  write(document, 1, [p('The river feeds the town.')])
  write(document, 2, [p('The old river feeds the whole town.')])
  expect(wordsByGroup(authorshipOf(document))).toEqual({ a: 5, b: 2 })
  const earlier = stateOf(document)
  write(document, 1, [p('The river.')])
  restore(document, earlier)
  expect(wordsByGroup(authorshipOf(document))).toEqual({ a: 5, b: 2 })
})

test('comments stay with the words they are on, come back with their words, and go where their thread is gone', () => {
  const document = textOfThree()
  for (const thread of ['back', 'gone', 'new']) document.markIds.add(thread)
  write(document, 1, [p('The ', on('river', 'back'), ' feeds the ', on('old', 'gone'), ' town below.')])
  const earlier = stateOf(document)
  write(document, 2, [p('It feeds the old ', on('town', 'new'), ' below.')])
  restore(document, earlier, ['back', 'new'])
  const { content } = JSON.parse(jsonOf(document.doc)) as { content: DocumentNode[] }
  const runs = content[0]!.content!.map(({ text, marks = [] }) => [text, marks.map(({ attrs }) => attrs?.threadId)])
  expect(runs).toEqual([
    ['The ', []],
    ['river', ['back']],
    [' feeds the old ', []],
    ['town', ['new']],
    [' below.', []],
  ])
})

test('a part that no editor can build is not left out: the text stays as it is', () => {
  const document = textOfThree()
  write(document, 1, [p('Whole')])
  const broken = new Y.Doc()
  const unknown = new Y.XmlElement('unknown')
  broken.getXmlFragment('content').push([unknown])
  unknown.push([new Y.XmlText('lost')])
  expect(() => restoration(document, broken, new Set())).toThrow()
  expect(jsonOf(document.doc)).toContain('Whole')
})

const words = fc
  .array(fc.constantFrom('river', 'town', 'spring', 'cost', 'the old field', 'été'), { minLength: 1, maxLength: 7 })
  .map((all) => all.join(' '))
const block = fc.oneof(
  words.map((text) => p(text)),
  words.map((text): DocumentNode => ({ type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text }] })),
  words.map((text): DocumentNode => ({ type: 'bulletList', content: [{ type: 'listItem', content: [p(text)] }] })),
)
const step = fc.record({ by: fc.integer({ min: 1, max: 3 }), content: fc.array(block, { minLength: 1, maxLength: 5 }) })

test('whatever was written since, the text reads as it did and every letter is whose it was', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 4 }), fc.array(step, { maxLength: 5 }), (before, since) => {
      const document = textOfThree()
      for (const { by, content } of before) write(document, by, content)
      const [then, authors, earlier] = [jsonOf(document.doc), authorsIn(document), stateOf(document)]
      for (const { by, content } of since) write(document, by, content)
      restore(document, earlier)
      expect(jsonOf(document.doc)).toBe(then)
      expect(authorsIn(document)).toBe(authors)
    }),
    { numRuns: 80 },
  )
})
