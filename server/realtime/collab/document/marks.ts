import type { Node } from '@tiptap/pm/model'
import { Transform } from '@tiptap/pm/transform'
import { relativePositionToAbsolutePosition } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { documentSchema } from '#app/editor/schema/document-schema.ts'
import type { MarkedPassage, PassageAnchor } from '#app/features/live-documents/document-host.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { LiveDocument } from './live-document.ts'
import { editOf, onScratchCopy, type Scratch, type ServerEdit } from './scratch.ts'

const CONTEXT = 60

/** The edit that marks the passage, made on a copy: the converters may delete from the document they are handed. */
export function markPassage(
  document: LiveDocument,
  threadId: string,
  passage: PassageAnchor,
): { passage: MarkedPassage; edit: ServerEdit } {
  return onScratchCopy(document, (scratch) => {
    const ends = [positionOf(scratch, passage.anchor), positionOf(scratch, passage.head)].sort((a, b) => a - b)
    const [from, to] = ends as [number, number]
    const { node } = scratch
    if (!node.textBetween(from, to).trim()) throw new DomainError('invalid', 'comments.anchor-unreadable')
    const marked = new Transform(node).addMark(from, to, documentSchema.mark('comment', { threadId })).doc
    return {
      passage: {
        quote: wordsOf(node, from, to),
        prefix: wordsOf(node, Math.max(0, from - CONTEXT), from),
        suffix: wordsOf(node, to, Math.min(node.content.size, to + CONTEXT)),
      },
      edit: editOf(scratch, marked),
    }
  })
}

export function unmarkPassage(document: LiveDocument, threadId: string): ServerEdit {
  return onScratchCopy(document, (scratch) => {
    const transform = new Transform(scratch.node)
    scratch.node.descendants((child, at) => {
      for (const mark of child.marks) {
        if (mark.type.name === 'comment' && mark.attrs.threadId === threadId)
          transform.removeMark(at, at + child.nodeSize, mark)
      }
    })
    return editOf(scratch, transform.doc)
  })
}

/** Throws `invalid` for what is no position in this text. */
export function positionOf({ copy, fragment, meta }: Scratch, encoded: string): number {
  const relative = relativeOf(encoded)
  const position = relative && relativePositionToAbsolutePosition(copy, fragment, relative, meta.mapping)
  if (position === null) throw new DomainError('invalid', 'comments.anchor-unreadable')
  return position
}

/** Whether the document has what both ends of the passage name, be it deleted since. */
export function hasArrived(doc: Y.Doc, { anchor, head }: PassageAnchor): boolean {
  return [anchor, head].every((encoded) => {
    const named = relativeOf(encoded)
    const id = named?.item ?? named?.type
    return !id || Y.getState(doc.store, id.client) > id.clock
  })
}

/** Null for what is no position at all. */
function relativeOf(encoded: string): Y.RelativePosition | null {
  try {
    return Y.decodeRelativePosition(Buffer.from(encoded, 'base64'))
  } catch {
    return null
  }
}

function wordsOf(node: Node, from: number, to: number) {
  return node.textBetween(from, to, '\n', ' ')
}
