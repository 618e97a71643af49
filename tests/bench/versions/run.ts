// npm run bench:versions: how long it takes to compare two versions of a text of 200 blocks, and to bring one back.
import os from 'node:os'
import { initProseMirrorDoc, updateYFragment } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { documentDiff } from '../../../app/editor/schema/document-diff.ts'
import type { DocumentNode } from '../../../app/editor/schema/document-json.ts'
import { documentSchema } from '../../../app/editor/schema/document-schema.ts'
import { CONTENT_ROOT } from '../../../app/editor/schema/version.ts'
import { restoration } from '../../../server/realtime/collab/document/restore.ts'
import { liveDocument } from '../../factories/live-documents.ts'
import { figure, spreadOf } from '../lib/statistics.ts'

const BLOCKS = 200
const WORDS = 60
const TIMES = 21

let seed = 1
/** The same figures in every run. */
const random = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647
const wordOf = () => `${'bcdfghlmnprstv'[Math.floor(random() * 14)]}${Math.floor(random() * 900).toString(36)}`
const words = (count = WORDS) => Array.from({ length: count }, wordOf)
const paragraph = (text: string[]): DocumentNode => ({
  type: 'paragraph',
  content: [{ type: 'text', text: `${text.join(' ')}.` }],
})
const textOf = ({ content }: DocumentNode) => content![0]!.text!.slice(0, -1).split(' ')
const heading = (text: string[]) => ({ ...paragraph(text), type: 'heading', attrs: { level: 2 } })
const item = (block: DocumentNode) => ({ type: 'bulletList', content: [{ type: 'listItem', content: [block] }] })

const before = Array.from({ length: BLOCKS }, () => paragraph(words()))

/** Of ten blocks one each has a word changed, has words put in, is parted, goes, becomes a heading, becomes an item, or is followed by another. */
const edited = before.flatMap((block, at): DocumentNode[] => {
  const text = textOf(block)
  switch (at % 10) {
    case 0:
      return [paragraph([...text.slice(0, 20), wordOf(), ...text.slice(21)])]
    case 1:
      return [paragraph([...text.slice(0, 30), ...words(12), ...text.slice(30)])]
    case 2:
      return [paragraph(text.slice(0, 25)), paragraph(text.slice(25))]
    case 3:
      return []
    case 4:
      return [heading(text)]
    case 5:
      return [item(block)]
    case 6:
      return [block, paragraph(words())]
    default:
      return [block]
  }
})
const document = (content: DocumentNode[]): DocumentNode => ({ type: 'doc', content })
const CASES: [string, DocumentNode[]][] = [
  ['nothing', before],
  ['one word', [...before.slice(0, 99), paragraph([...textOf(before[99]!), wordOf()]), ...before.slice(100)]],
  ['seven of ten blocks, each in another way', edited],
  ['a word of every block', before.map((block) => paragraph([wordOf(), ...textOf(block).slice(1)]))],
  [
    'half of the words of every block',
    before.map((block) => paragraph(textOf(block).map((it) => (random() < 0.5 ? wordOf() : it)))),
  ],
  ['half of the blocks, all in one place', before.map((block, at) => (at < BLOCKS / 2 ? paragraph(words()) : block))],
  [
    'the same, by blocks of the words that every text has',
    before.map((block, at) =>
      at < BLOCKS / 2 ? paragraph(words().map((it, n) => (n % 3 ? it : textOf(before[at]!)[n]!))) : block,
    ),
  ],
  ['everything', before.map(() => paragraph(words()))],
]

console.log(
  `Node ${process.version}, ${os.cpus().length} x ${os.cpus()[0]?.model}, load ${os.loadavg()[0]!.toFixed(1)}; ${BLOCKS} blocks of ${WORDS} words, ${TIMES} times\n`,
)
console.log('| changed | comparing, ms: median (min to max) | bringing back, ms: median (min to max) |')
console.log('| --- | ---: | ---: |')
for (const [name, after] of CASES) {
  const comparing = timed(() => documentDiff(document(before), document(after)))
  const [earlier, live] = [stored(before), liveDocument({ doc: stored(before, after) })]
  const restoring = timed(() => restoration(live, copyOf(earlier), new Set()))
  console.log(`| ${name} | ${comparing} | ${restoring} |`)
}

function timed(work: () => unknown) {
  const times = Array.from({ length: TIMES }, () => {
    const began = performance.now()
    work()
    return performance.now() - began
  })
  const { median, min, max } = spreadOf(times)!
  return `${figure(median)} (${figure(min)} to ${figure(max)})`
}

/** A text that was written so, and then so. */
function stored(...states: DocumentNode[][]) {
  const doc = new Y.Doc()
  const fragment = doc.getXmlFragment(CONTENT_ROOT)
  for (const content of states) {
    const { meta } = initProseMirrorDoc(fragment, documentSchema)
    doc.transact(() => updateYFragment(doc, fragment, documentSchema.nodeFromJSON(document(content)), meta))
  }
  return doc
}

function copyOf(doc: Y.Doc) {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}
