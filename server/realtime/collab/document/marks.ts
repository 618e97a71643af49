import type { Node } from '@tiptap/pm/model'
import { Transform } from '@tiptap/pm/transform'
import { initProseMirrorDoc, relativePositionToAbsolutePosition, updateYFragment } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { documentSchema } from '#app/editor/schema/document-schema.ts'
import { CONTENT_ROOT } from '#app/editor/schema/version.ts'
import type { MarkedPassage, PassageAnchor } from '#app/features/live-documents/document-host.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { LiveDocument } from './live-document.ts'

const CONTEXT = 60
type Meta = ReturnType<typeof initProseMirrorDoc>['meta']
type Scratch = { copy: Y.Doc; fragment: Y.XmlFragment; node: Node; meta: Meta }
export type ServerEdit = { bytes: Uint8Array | null; clientId: number }

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

function onScratchCopy<T>(document: LiveDocument, work: (scratch: Scratch) => T): T {
  const copy = new Y.Doc()
  try {
    Y.applyUpdate(copy, document.encodeAll())
    const fragment = copy.getXmlFragment(CONTENT_ROOT)
    const { doc: node, meta } = initProseMirrorDoc(fragment, documentSchema)
    return work({ copy, fragment, node, meta })
  } finally {
    copy.destroy()
  }
}

function positionOf({ copy, fragment, meta }: Scratch, encoded: string): number {
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

/** Through the binding's own writer, so that overlapping marks get the hashed names the browsers expect. */
function editOf({ copy, fragment, meta }: Scratch, next: Node): ServerEdit {
  let bytes: Uint8Array | null = null
  copy.on('update', (update: Uint8Array) => (bytes = update))
  copy.transact(() => updateYFragment(copy, fragment, next, meta))
  return { bytes, clientId: copy.clientID }
}

function wordsOf(node: Node, from: number, to: number) {
  return node.textBetween(from, to, '\n', ' ')
}
