import type { Mark, Node } from '@tiptap/pm/model'
import { Transform } from '@tiptap/pm/transform'
import { initProseMirrorDoc } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { pairs, type Piece, slicePieces } from '#app/editor/moves/pieces.ts'
import type { Run } from '#app/editor/moves/text-runs.ts'
import { documentSchema } from '#app/editor/schema/document-schema.ts'
import { CONTENT_ROOT } from '#app/editor/schema/version.ts'
import { markNameOf } from '#app/editor/schema/vocabulary.ts'
import { lettersIn } from './letters.ts'
import type { LiveDocument } from './live-document.ts'
import type { Moves } from './moves.ts'
import { textsIn } from './passages.ts'
import { editOf, onScratchCopy, type ServerEdit } from './scratch.ts'

/** `written`: the letters that the edit writes anew, and the ids under which the same letters stood in the earlier state. */
export type Restoration = ServerEdit & { written: { targets: Piece[]; letters: Piece[] } }

/**
 * The edit that makes the text read as it did in an earlier state of its own, every letter by the same author. What stands in both is not touched. Comments stay with the
 * words that they are on now, and those of `threads` come back with words of theirs that come back. Throws where the earlier state holds
 * what no editor can build: nobody gets a part of it for the whole. `pieces`: its letters under ids of the present text, where it is of
 * a former lineage. Destroys `earlier`.
 */
export function restoration(
  document: LiveDocument,
  earlier: Y.Doc,
  threads: ReadonlySet<string>,
  pieces?: Piece[],
): Restoration {
  try {
    const content = earlier.getXmlFragment(CONTENT_ROOT)
    const read = lettersIn(content)
    const was = { ...read, pieces: pieces ?? read.pieces }
    const node = commented(initProseMirrorDoc(content, documentSchema).doc, was, document, threads)
    node.check()
    return onScratchCopy(document, (scratch) => {
      const edit = editOf(scratch, node, () => writeAnew(scratch.fragment, was, document.moves))
      const now = lettersIn(scratch.fragment)
      if (now.string !== was.string) throw new Error('an earlier state cannot be built whole')
      return { ...edit, written: writtenBy(edit.clientId, now, was) }
    })
  } finally {
    earlier.destroy()
  }
}

/** Letters that another has typed in the place of the same ones give way to these: they are not whose the earlier ones were. */
function writeAnew(content: Y.XmlFragment, was: Run, moves: Moves) {
  let at = 0
  for (const text of textsIn(content)) {
    const others: { index: number; string: string; attributes: Record<string, unknown> }[] = []
    const attributes = new Map<string, unknown>()
    let index = 0
    for (let item = text._start; item; item = item.right) {
      if (item.deleted) continue
      if (item.content instanceof Y.ContentFormat) attributes.set(item.content.key, item.content.value)
      if (!item.countable) continue
      const letters = slicePieces(was.pieces, at, item.length).flatMap((piece) => moves.origins(piece))
      let from = 0
      for (const [now, then] of pairs(moves.origins({ ...item.id, length: item.length }), letters)) {
        if (!moves.sameAuthor(now.client, then.client) && item.content instanceof Y.ContentString) {
          const string = item.content.str.slice(from, from + now.length)
          others.push({ index: index + from, string, attributes: Object.fromEntries(attributes) })
        }
        from += now.length
      }
      index += item.length
      at += item.length
    }
    for (const { index: place, string, attributes: marks } of others.reverse()) {
      text.delete(place, string.length)
      text.insert(place, string, marks)
    }
  }
}

/** Letter by letter: both read the same. */
function writtenBy(clientId: number, now: Run, was: Run) {
  const targets: Piece[] = []
  const letters: Piece[] = []
  let at = 0
  for (const piece of now.pieces) {
    if (piece.client === clientId) {
      targets.push(piece)
      letters.push(...slicePieces(was.pieces, at, piece.length))
    }
    at += piece.length
  }
  return { targets, letters }
}

function commented(node: Node, was: Run, document: LiveDocument, threads: ReadonlySet<string>): Node {
  const transform = new Transform(node)
  const runs: { at: number; from: number; length: number }[] = []
  let letters = 0
  node.descendants((child, at) => {
    for (const mark of child.marks.filter((it) => isGone(it, threads)))
      transform.removeMark(at, at + child.nodeSize, mark)
    if (!child.isText) return
    runs.push({ at, from: letters, length: child.nodeSize })
    letters += child.nodeSize
  })
  const places = new Places(was.pieces)
  for (const { piece, threadId } of passagesIn(document.content)) {
    for (const { from, length } of places.of(piece)) {
      for (const run of runs) {
        const [start, end] = [Math.max(from, run.from), Math.min(from + length, run.from + run.length)]
        if (start >= end) continue
        const shift = run.at - run.from
        transform.addMark(start + shift, end + shift, documentSchema.mark('comment', { threadId }))
      }
    }
  }
  return transform.doc
}

function isGone({ type, attrs }: Mark, threads: ReadonlySet<string>) {
  return type.name === 'comment' && !threads.has(String(attrs.threadId))
}

/** Which letters hang on a comment thread now. */
function* passagesIn(content: Y.XmlFragment): Generator<{ piece: Piece; threadId: string }> {
  for (const text of textsIn(content)) {
    const open = new Map<string, string>()
    for (let item = text._start; item; item = item.right) {
      if (item.deleted) continue
      if (item.content instanceof Y.ContentFormat) {
        const { key, value } = item.content as { key: string; value: { threadId?: string } | null }
        if (markNameOf(key) !== 'comment') continue
        if (value?.threadId) open.set(key, value.threadId)
        else open.delete(key)
      } else if (item.countable)
        for (const threadId of open.values()) yield { piece: { ...item.id, length: item.length }, threadId }
    }
  }
}

/** At which letter of the text each id stands. */
class Places {
  private readonly byClient = new Map<number, { clock: number; length: number; from: number }[]>()

  constructor(pieces: Piece[]) {
    let from = 0
    for (const { client, clock, length } of pieces) {
      const known = this.byClient.get(client) ?? []
      known.push({ clock, length, from })
      this.byClient.set(client, known)
      from += length
    }
  }

  of({ client, clock, length }: Piece): { from: number; length: number }[] {
    return (this.byClient.get(client) ?? []).flatMap((it) => {
      const [start, end] = [Math.max(clock, it.clock), Math.min(clock + length, it.clock + it.length)]
      return start < end ? [{ from: it.from + start - it.clock, length: end - start }] : []
    })
  }
}
