import type { Node } from '@tiptap/pm/model'
import { initProseMirrorDoc, updateYFragment } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { documentSchema } from '#app/editor/schema/document-schema.ts'
import { CONTENT_ROOT } from '#app/editor/schema/version.ts'
import type { LiveDocument } from './live-document.ts'

type Meta = ReturnType<typeof initProseMirrorDoc>['meta']
export type Scratch = { copy: Y.Doc; fragment: Y.XmlFragment; node: Node; meta: Meta }
export type ServerEdit = { bytes: Uint8Array | null; clientId: number }

/** Work on a copy, as an editor reads it: the converters may delete from the document they are handed. */
export function onScratchCopy<T>(document: LiveDocument, work: (scratch: Scratch) => T): T {
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

/** Through the binding's own writer, so that overlapping marks get the hashed names the browsers expect. `then`: what else is done in the same edit. */
export function editOf({ copy, fragment, meta }: Scratch, next: Node, then?: () => void): ServerEdit {
  let bytes: Uint8Array | null = null
  copy.on('update', (update: Uint8Array) => (bytes = update))
  copy.transact(() => {
    updateYFragment(copy, fragment, next, meta)
    then?.()
  })
  return { bytes, clientId: copy.clientID }
}
