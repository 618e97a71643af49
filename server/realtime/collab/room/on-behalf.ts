import { type AnchorRef, markIdOf } from '#app/editor/schema/anchors.ts'
import type { WrittenOnBehalf } from '#app/features/live-documents/document-host.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import { lettersOf, marked, partsOf, placeOf, quoted, withWords } from '../document/anchored.ts'
import type { Identity } from '../document/author.ts'
import { mayGrow } from '../document/document-size.ts'
import type { LiveDocument } from '../document/live-document.ts'
import { ROW_KIND } from '../document/row.ts'
import { editOf, onScratchCopy, type ServerEdit } from '../document/scratch.ts'
import { inspect } from '../document/structs.ts'
import { acceptedRow, deleteAnchor, readAnchor, requoteAnchor, type StoredAnchor } from '../log/anchors.ts'
import { partsFor, wordsIn } from './anchors.ts'
import type { Collab } from './collab.ts'
import { refuseUnwritable } from './restore.ts'
import { storeRow } from './server-edit.ts'

type Proposed = {
  anchor: AnchorRef
  quote: string
  words: string
  by: Identity
  acceptedBy: Identity
  origin: AnchorRef
  gate: number
}
type Made = { words: string | null; edit: null } | { edit: ServerEdit; now: Omit<StoredAnchor, 'side'> | null }

/** What this owner has written for which origin, from before it was stored. */
const written = new WeakMap<LiveDocument, Map<string, Promise<number>>>()
/** Under which id it writes for whom: one each, for every id in a text costs every edit of it. */
const ids = new WeakMap<LiveDocument, Map<string, number>>()

/**
 * Writes what somebody proposed as an edit of theirs, with who accepted it. Looks, compares and writes without waiting for anything
 * between, so that nothing that anybody types goes unseen: what is on its way meanwhile is carried as beside anybody's edit.
 */
export async function writeOnBehalf(
  collab: Collab,
  document: LiveDocument,
  proposed: Proposed,
): Promise<WrittenOnBehalf> {
  const [before, anchor] = await Promise.all([
    acceptedRow(collab.pool, document.id, proposed.origin),
    readAnchor(collab.pool, document.id, proposed.anchor),
  ])
  const origin = markIdOf(proposed.origin)
  const done = mapOf(written, document)
  const running = done.get(origin)
  if (running) return { written: true, seq: await running }
  if (before !== null) return { written: true, seq: before }
  if (!anchor) throw new DomainError('not-found')
  refuseUnwritable(document)
  const made = replacement(document, anchor, proposed)
  if (!made.edit) return { written: false, words: made.words }
  const storing = store(collab, document, made.edit, proposed)
  done.set(origin, storing)
  storing.catch(() => done.delete(origin))
  const seq = await storing
  if (made.now) await requoteAnchor(collab.pool, document.id, made.now)
  else await deleteAnchor(collab.pool, document.id, anchor)
  return { written: true, seq }
}

/** On a copy. Words that are not the anchor's any more are answered as they are. */
function replacement(document: LiveDocument, anchor: StoredAnchor, { quote, words, by }: Proposed): Made {
  return onScratchCopy(document, (scratch) => {
    const found = lettersOf(scratch.node)
    const { parts, lost } = partsFor(found, anchor)
    const standing = wordsIn(found, parts)
    const [part] = parts
    if (!part || standing !== quote) return { words: standing, edit: null }
    scratch.copy.clientID = idFor(document, by)
    const markId = markIdOf(anchor)
    const node = lost ? marked(scratch.node, placeOf(found, part), markId) : scratch.node
    const letters = lettersOf(node)
    const next = withWords(node, { letters, part, words, side: anchor.side, markId })
    next.check()
    const after = lettersOf(next)
    const [stands] = partsOf(after, markId)
    const { kind, id } = anchor
    return { edit: editOf(scratch, next), now: stands ? { kind, id, ...quoted(after, stands) } : null }
  })
}

async function store(
  collab: Collab,
  document: LiveDocument,
  { bytes, clientId }: ServerEdit,
  { by, acceptedBy, origin, gate }: Proposed,
): Promise<number> {
  if (!bytes) throw new DomainError('invalid')
  const inspected = inspect(document.doc, bytes)
  if ('refused' in inspected) throw new DomainError('unavailable')
  const { documentBytes, assembledBytes } = collab.limits
  const fits = bytes.length <= assembledBytes && document.hasRoomFor(bytes.length, documentBytes)
  if (!fits || !mayGrow(document, inspected, collab.limits)) throw new DomainError('too-large')
  // Before it is looked through for moves: the letters are those of whoever proposed them.
  const isNew = inspected.clients.has(clientId) && !document.bindings.has(clientId)
  if (isNew) document.bindings.set(clientId, { ...by, stored: false })
  const known = document.appliedSeq
  const fresh = document.apply(bytes, { clientId, own: new Set([clientId]), inspected, known })
  if (!fresh) throw new DomainError('invalid')
  const row = await storeRow(collab, document, {
    clientId,
    kind: ROW_KIND.behalf,
    identity: by,
    gate,
    bytes: fresh,
    bind: inspected.clients.has(clientId) && !document.bindings.get(clientId)?.stored ? [clientId] : [],
    accepted: { origin, by: acceptedBy },
  })
  return row.seq
}

function idFor(document: LiveDocument, { personId, organisationId, groupId }: Identity) {
  const known = mapOf(ids, document)
  const seat = `${personId} ${organisationId} ${groupId}`
  let id = known.get(seat)
  while (id === undefined || isTaken(document, id, personId)) {
    id = Math.floor(Math.random() * 2 ** 32)
    if (document.doc.store.clients.has(id) || document.bindings.has(id)) id = undefined
  }
  known.set(seat, id)
  return id
}

/** A page may not write on under it: not that of whoever it stands for, either. */
function isTaken({ members }: LiveDocument, id: number, personId: string) {
  return [...members.values()].some(({ own, actor }) => actor.personId === personId && own.has(id))
}

function mapOf<T>(all: WeakMap<LiveDocument, Map<string, T>>, document: LiveDocument): Map<string, T> {
  const known = all.get(document) ?? new Map<string, T>()
  all.set(document, known)
  return known
}
