import * as Y from 'yjs'
import { isTextblock } from '#app/editor/moves/relocations.ts'
import type {
  AuthoredBlock,
  AuthoredRun,
  TextRange,
  WrittenBy,
} from '#app/features/live-documents/document-host.server.ts'
import type { Binding } from './author.ts'
import type { LiveDocument } from './live-document.ts'
import type { Moves } from './moves.ts'

/** What is read of a text to say who wrote it. `damage`: rows are missing, and with them perhaps whose ids these are. */
type Readable = {
  content: Y.XmlFragment
  moves: Pick<Moves, 'origins'>
  bindings: ReadonlyMap<number, Binding>
  damage: string | null
}

const ATOM = '\uFFFC'
const read = new WeakMap<LiveDocument, { changes: number; blocks: AuthoredBlock[] }>()

/** Who wrote what stands in the text. Read once for each change of the text, however often it is asked for. */
export function authorshipOf(document: LiveDocument): AuthoredBlock[] {
  const known = read.get(document)
  if (known?.changes === document.changes) return known.blocks
  const blocks = readAuthors(document)
  read.set(document, { changes: document.changes, blocks })
  return blocks
}

/** Block by block in the order of reading, letter by letter. */
export function readAuthors(text: Readable): AuthoredBlock[] {
  const blocks: AuthoredBlock[] = []
  const visit = (parent: Y.XmlFragment) => {
    const children = parent.toArray()
    if (parent instanceof Y.XmlElement && (isTextblock(parent) || children.some((child) => child instanceof Y.XmlText)))
      blocks.push(readBlock(text, parent, blocks.length))
    for (const child of children) if (child instanceof Y.XmlElement) visit(child)
  }
  visit(text.content)
  return blocks
}

/** The blocks that the range touches, and of each the runs within it. */
export function withinRange(blocks: AuthoredBlock[], { from, to }: TextRange): AuthoredBlock[] {
  return blocks
    .filter(({ block }) => block >= from.block && block <= to.block)
    .map((it) => {
      const start = it.block === from.block ? from.at : 0
      const end = it.block === to.block ? to.at : Infinity
      const runs = it.runs.map((run) => ({ ...run, from: Math.max(start, run.from), to: Math.min(end, run.to) }))
      return { ...it, runs: runs.filter((run) => run.from < run.to) }
    })
}

function readBlock(text: Readable, element: Y.XmlElement, block: number): AuthoredBlock {
  const it: AuthoredBlock = { block, type: element.nodeName, text: '', runs: [] }
  for (const child of element.toArray()) {
    if (child instanceof Y.XmlText) readText(text, child, it)
    else it.text += ATOM
  }
  return it
}

function readText({ moves, bindings, damage }: Readable, text: Y.XmlText, block: AuthoredBlock) {
  const { runs } = block
  for (let item = text._start; item; item = item.right) {
    if (item.deleted || !item.countable) continue
    if (!(item.content instanceof Y.ContentString)) {
      block.text += ATOM.repeat(item.length)
      continue
    }
    let from = block.text.length
    block.text += item.content.str
    for (const { client, length } of moves.origins({ ...item.id, length: item.length })) {
      extend(runs, from, from + length, writtenBy(bindings.get(client), damage))
      from += length
    }
  }
}

/** An id that is bound to nobody is the server's: nobody else may write under it. */
function writtenBy(binding: Binding | undefined, damage: string | null): WrittenBy {
  if (!binding) return { by: damage ? 'unknown' : 'server' }
  const { personId, organisationId, groupId } = binding
  return { by: 'person', personId, organisationId, groupId }
}

function extend(runs: AuthoredRun[], from: number, to: number, who: WrittenBy) {
  const last = runs.at(-1)
  if (last?.to === from && isSame(last, who)) last.to = to
  else runs.push({ from, to, ...who })
}

function isSame(one: WrittenBy, other: WrittenBy) {
  if (one.by !== 'person' || other.by !== 'person') return one.by === other.by
  return one.personId === other.personId && one.organisationId === other.organisationId && one.groupId === other.groupId
}
