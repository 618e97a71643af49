import { prosemirrorToYXmlFragment } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import type { EditorPerson, EditorProvider } from './editor-provider.ts'
import type { DocumentNode } from './schema/document-json.ts'
import { documentSchema } from './schema/document-schema.ts'
import { CONTENT_ROOT } from './schema/version.ts'

export type TestProvider = EditorProvider & {
  change(changes: Partial<EditorProvider>): void
  presence: unknown
  unheard: boolean
}

/** Providers whose documents are joined in memory: what one writes, the others have at once, unless it is `unheard`. */
export function linkedProviders(content: DocumentNode, count = 2): TestProvider[] {
  const first = new Y.Doc()
  prosemirrorToYXmlFragment(documentSchema.nodeFromJSON(content), first.getXmlFragment(CONTENT_ROOT))
  const seed = Y.encodeStateAsUpdate(first)
  const docs = Array.from({ length: count }, () => new Y.Doc())
  const providers = docs.map(providerOf)
  for (const [index, doc] of docs.entries()) {
    Y.applyUpdate(doc, seed, 'link')
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'link' && !providers[index]!.unheard)
        for (const other of docs) if (other !== doc) Y.applyUpdate(other, update, 'link')
    })
  }
  return providers
}

function providerOf(doc: Y.Doc): TestProvider {
  const listeners = new Set<() => void>()
  return {
    doc,
    fragment: doc.getXmlFragment(CONTENT_ROOT),
    state: 'saved',
    savedAt: null,
    role: 'writer',
    people: [] as EditorPerson[],
    unseen: 0,
    ready: Promise.resolve(),
    refusedText: null,
    presence: null,
    unheard: false,
    storedClock: 0,
    setPresence(place) {
      this.presence = place
    },
    showOn: () => () => {},
    discardRefused() {
      this.change({ refusedText: null, state: 'saved' })
    },
    keep: () => Promise.resolve(),
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    change(changes) {
      Object.assign(this, changes)
      listeners.forEach((listener) => listener())
    },
  }
}
