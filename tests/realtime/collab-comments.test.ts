import { randomUUID } from 'node:crypto'
import { initProseMirrorDoc } from '@tiptap/y-tiptap'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { CollabProvider } from '#app/editor/collab/provider.ts'
import { documentSchema } from '#app/editor/schema/document-schema.ts'
import { encodePosition } from '#app/editor/selection-anchor.ts'
import type { DocumentChapter, ThreadChanges } from '#app/features/live-documents/document-chapter.server.ts'
import { documentHost } from '#app/features/live-documents/document-host.server.ts'
import { buildMember, buildRoundtable, buildSection } from '#tests/factories/roundtables.ts'
import { openReady, saved, startCollab, when, write } from './collab-harness.ts'
import { placeOf } from './structure-edits.ts'
import { paragraph, three } from './three-editors.ts'

async function draft(text: string, chapter: Partial<DocumentChapter> = {}) {
  const server = await startCollab(chapter)
  const roundtable = await buildRoundtable()
  const [section, ada, observer] = await Promise.all([
    buildSection({ roundtable }),
    buildMember({ roundtable }),
    buildMember({ roundtable, role: 'observer' }),
  ])
  const a = await openReady(server.url, ada, section.id)
  write(a, text)
  await saved(a)
  return { ...server, section, ada, observer, a, host: documentHost() }
}

const firstText = ({ fragment }: CollabProvider) => (fragment.get(0) as Y.XmlElement).get(0) as Y.XmlText

/** A passage as the editor would send it: two relative positions in the text's own type. */
function passage(provider: CollabProvider, from: number, to: number) {
  const encode = (index: number) =>
    Buffer.from(
      Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(firstText(provider), index, -1)),
    ).toString('base64')
  return { anchor: encode(from), head: encode(to) }
}

/** The threads over each run of the text, as a browser's editor reads them. */
function threadsShown({ doc }: CollabProvider) {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  const { doc: node } = initProseMirrorDoc(copy.getXmlFragment('content'), documentSchema)
  const runs: [string, string[]][] = []
  node.descendants((child) => {
    if (child.isText) runs.push([child.text ?? '', child.marks.map(({ attrs }) => attrs.threadId as string).sort()])
  })
  return runs
}

test('two threads over overlapping passages both stand, in every browser and after a restart', async () => {
  const { a, host, section, observer, collab } = await draft('The river feeds the town below.')
  const [one, two] = [randomUUID(), randomUUID()].sort() as [string, string]
  const quoted = await host.markThread({ type: 'section', id: section.id }, one, passage(a, 4, 19), observer.seat)
  expect(quoted).toEqual({ quote: 'river feeds the', prefix: 'The ', suffix: ' town below.' })
  await host.markThread({ type: 'section', id: section.id }, two, passage(a, 16, 24), observer.seat)
  await when(a, () => threadsShown(a).length === 5)
  expect(threadsShown(a)).toEqual([
    ['The ', []],
    ['river feeds ', [one]],
    ['the', [one, two]],
    [' town', [two]],
    [' below.', []],
  ])
  expect(await host.orphanedThreads({ type: 'section', id: section.id }, [one, two, 'never'])).toEqual(['never'])
  await host.unmarkThread({ type: 'section', id: section.id }, one)
  await when(a, () => threadsShown(a).length === 3)
  expect(threadsShown(a)[1]).toEqual(['the town', [two]])
  const { json } = await host.contentOf({ type: 'section', id: section.id })
  expect(JSON.stringify(json)).toContain(two)
  expect(collab.documents.of({ type: 'section', id: section.id })!.doc.store.pendingStructs).toBeNull()
})

test('the mark changes no word and no authorship', async () => {
  const { a, host, section, ada, observer } = await draft('Four words stand here')
  await host.markThread({ type: 'section', id: section.id }, randomUUID(), passage(a, 0, 10), observer.seat)
  expect(await host.wordsByGroup({ type: 'section', id: section.id })).toEqual({ [ada.group.id]: 4 })
  expect(firstText(a).toString()).toContain('Four words stand here'.slice(11))
})

test('a passage may be commented on before its words have come', async () => {
  const { a, host, section, observer } = await draft('Said before. ')
  const words = 'Just written.'
  firstText(a).insert(13, words)
  const marking = host.markThread(
    { type: 'section', id: section.id },
    randomUUID(),
    passage(a, 13, 13 + words.length),
    observer.seat,
  )
  expect(await marking).toMatchObject({ quote: words })
  await saved(a)
})

test('a passage that is gone is refused', async () => {
  const { a, host, section, observer } = await draft('Nothing to see')
  const place = passage(a, 0, 7)
  firstText(a).delete(0, 14)
  await saved(a)
  await expect(
    host.markThread({ type: 'section', id: section.id }, randomUUID(), place, observer.seat),
  ).rejects.toMatchObject({ code: 'invalid' })
  await expect(
    host.markThread({ type: 'section', id: section.id }, randomUUID(), { anchor: 'AAAA', head: '' }, observer.seat),
  ).rejects.toMatchObject({ code: 'invalid' })
})

test('a deleted passage orphans its thread, and undo restores it', async () => {
  const heard: ThreadChanges[] = []
  let wake: () => void = () => undefined
  const { a, host, section, observer } = await draft('Keep this. Delete that.', {
    passagesChanged: async (_sectionId, changes) => {
      heard.push(changes)
      wake()
    },
  })
  const next = () => new Promise<void>((resolve) => (wake = resolve))
  const thread = randomUUID()
  await host.markThread({ type: 'section', id: section.id }, thread, passage(a, 11, 22), observer.seat)
  await when(a, () => threadsShown(a).length === 3)
  const undo = new Y.UndoManager(a.fragment)
  let change = next()
  firstText(a).delete(10, 13)
  await change
  expect(heard).toEqual([{ orphaned: [thread], restored: [] }])
  change = next()
  undo.undo()
  await change
  expect(heard[1]).toEqual({ orphaned: [], restored: [thread] })
})

test.each([
  ['another paragraph', 'omega', 5],
  ['the same one, further on', 'mike', 4],
])('a comment whose sentence is cut and pasted into %s hangs on it there', async (_, words, offset) => {
  const { a, collab, section, same } = await three([
    paragraph('alpha'),
    paragraph('kilo lima november mike'),
    paragraph('omega'),
  ])
  const threadId = randomUUID()
  const from = placeOf(a.editor, 'lima november ')
  const place = (position: number) => Buffer.from(encodePosition(a.editor.state, position)!).toString('base64')
  await collab.host.markThread(
    { type: 'section', id: section.id },
    threadId,
    { anchor: place(from), head: place(from + 13) },
    a.member.seat,
  )
  await same()
  a.editor.view.dispatch(a.editor.state.tr.delete(from, from + 14))
  expect(await same()).not.toContain(threadId)
  a.editor.view.dispatch(a.editor.state.tr.insertText(' lima november', placeOf(a.editor, words) + offset))
  await same()
  await when(a.provider, () => a.provider.fragment.toString().includes(threadId), 'the thread')
  expect(await collab.host.orphanedThreads({ type: 'section', id: section.id }, [threadId])).toEqual([])
  const marked = a.editor.state.doc
  const quoted: string[] = []
  marked.descendants(
    (node) => void (node.marks.some(({ type }) => type.name === 'comment') && quoted.push(node.text ?? '')),
  )
  expect(quoted.join('').trim()).toBe('lima november')
})

test('a comment stays on its passage when the block becomes another', async () => {
  const { a, collab, section, same } = await three([paragraph('alpha'), paragraph('kilo lima mike')])
  const threadId = randomUUID()
  const place = (position: number) => Buffer.from(encodePosition(a.editor.state, position)!).toString('base64')
  const from = placeOf(a.editor, 'lima')
  await collab.host.markThread(
    { type: 'section', id: section.id },
    threadId,
    { anchor: place(from), head: place(from + 4) },
    a.member.seat,
  )
  await same()
  a.editor.chain().setTextSelection(from).toggleList('bulletList', 'listItem').run()
  await same()
  a.editor.chain().setTextSelection(placeOf(a.editor, 'kilo')).setNode('heading', { level: 2 }).run()
  await same()
  expect(await collab.host.orphanedThreads({ type: 'section', id: section.id }, [threadId])).toEqual([])
})
