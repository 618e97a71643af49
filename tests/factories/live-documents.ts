import { initProseMirrorDoc, updateYFragment } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import type { DocumentNode } from '#app/editor/schema/document-json.ts'
import { documentSchema } from '#app/editor/schema/document-schema.ts'
import { SCHEMA_VERSION } from '#app/editor/schema/version.ts'
import type { Binding } from '#server/realtime/collab/document/author.ts'
import { Arrivals } from '#server/realtime/collab/document/carry/arrivals.ts'
import { lettersIn } from '#server/realtime/collab/document/letters.ts'
import { LiveDocument, type LoadedDocument } from '#server/realtime/collab/document/live-document.ts'
import { ROW_KIND } from '#server/realtime/collab/document/row.ts'
import { inspect } from '#server/realtime/collab/document/structs.ts'

/** Somebody of the group of this name. */
const identityIn = (groupId: string) => ({ personId: groupId, organisationId: groupId, groupId })
export const boundTo = (groupId: string): Binding => ({ ...identityIn(groupId), stored: true })

/** A text in memory, without a database. */
export function liveDocument(given: Partial<LoadedDocument> = {}) {
  return new LiveDocument({
    id: 'd',
    subject: { type: 'section', id: 's' },
    lineage: 'l',
    formerLineage: null,
    schemaVersion: SCHEMA_VERSION,
    epoch: 1n,
    channel: 1,
    doc: new Y.Doc(),
    headSeq: 0,
    bindings: new Map(),
    clientSeqs: new Map(),
    moves: [],
    relocations: [],
    unplaced: [],
    arrivals: new Arrivals(),
    rowsSinceSnapshot: 0,
    bytesSinceSnapshot: 0,
    damage: null,
    ...given,
  })
}

/** Takes an update as the owner of the text does, and returns what it moved. */
export function take(document: LiveDocument, bytes: Uint8Array, clientId: number, known = document.appliedSeq) {
  const inspected = inspect(document.doc, bytes)
  if ('refused' in inspected) throw new Error(inspected.refused)
  const fresh = document.apply(bytes, { clientId, own: new Set([clientId]), inspected, known })
  if (!fresh) return []
  const row = {
    clientId,
    clientSeq: 0,
    kind: ROW_KIND.edit,
    identity: null,
    gate: null,
    bytes: fresh,
    bind: [],
    member: null,
  }
  const { moved } = document.append(row).row
  document.committed([...document.pending])
  return moved
}

/** What an editor that shows `base` writes under this id, of a text that is to read so; null where nothing. */
export function writing(base: Uint8Array, clientId: number, content: DocumentNode[]): Uint8Array | null {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, base)
  copy.clientID = clientId
  const fragment = copy.getXmlFragment('content')
  const { meta } = initProseMirrorDoc(fragment, documentSchema)
  let bytes: Uint8Array | null = null
  copy.on('update', (update: Uint8Array) => (bytes = update))
  copy.transact(() => updateYFragment(copy, fragment, documentSchema.nodeFromJSON({ type: 'doc', content }), meta))
  copy.destroy()
  return bytes
}

/** By the group of whoever wrote it first, letter by letter. */
export function authorsIn({ content, moves, bindings }: LiveDocument) {
  return lettersIn(content)
    .pieces.flatMap((piece) => moves.origins(piece))
    .map(({ client, length }) => (bindings.get(client)?.groupId ?? '-').repeat(length))
    .join('')
}
