import * as Y from 'yjs'
import type { DocumentAccess } from '#app/features/live-documents/document-chapter.server.ts'
import type { DeniedCode, JoinRequest } from '#app/shared/collab-messages.ts'
import { encodeClientMessage } from '#app/shared/collab-protocol.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import { NodeOutOfReach } from '../../nodes/links.ts'
import type { LiveDocument, Member } from '../document/live-document.ts'
import { enter, hasLeft, newMember } from '../document/member.ts'
import { OfNewerSchema, OwnedElsewhere } from '../log/ownership.ts'
import type { Collab } from '../room/collab.ts'
import { enterCrowd, isCrowd } from '../room/crowd.ts'
import { tickLength } from '../wire/limits.ts'
import { idsOf, noteRefusal } from '../wire/refusals.ts'
import { RemoteSocket } from '../wire/remote-sockets.ts'
import { type CollabSocket, send } from '../wire/socket.ts'
import { presenceIdentity } from './identity.ts'
import { giveToNewer } from './newer-page.ts'
import { sendOffers } from './offer.ts'
import { announce, depart } from './presence.ts'
import { beginLineage, isAheadOfStore, lineageDenial } from './restored.ts'
import { expel, identityOf, isBoundElsewhere, noticeOf, review, roleOf } from './roles.ts'

type Denial = { code: DeniedCode; retryMs?: number; lineage?: string; clock?: number }
const RETRY_MS = 1000
const CROWDED_RETRY_MS = 600

/** Answers a JOIN with the text and the role, or says why not. */
export async function join(collab: Collab, socket: CollabSocket, request: JoinRequest, stateVector: Uint8Array) {
  const { joins } = socket.data
  const { subject, ref } = request
  const text = `${subject.type} ${subject.id}`
  joins.begin(text, ref)
  try {
    await answer(collab, socket, request, stateVector, () => socket.connected && joins.isLatest(text, ref))
  } finally {
    joins.answered(text, ref)
  }
}

/** `isWanted`: whether anybody still waits for the answer. */
async function answer(
  collab: Collab,
  socket: CollabSocket,
  request: JoinRequest,
  stateVector: Uint8Array,
  isWanted: () => boolean,
) {
  if (collab.joining >= collab.limits.joinsAtOnce)
    return deny(collab, socket, request, { code: 'RETRY', retryMs: CROWDED_RETRY_MS })
  collab.joining++
  const denial = await admit(collab, socket, request, stateVector, isWanted)
    .catch((error: unknown): Denial | null => {
      if (!isWanted()) return null
      if (error instanceof OwnedElsewhere) return forwardToOwner(collab, socket, error.node, request, stateVector)
      if (error instanceof OfNewerSchema) return { code: 'UPGRADE' }
      if (error instanceof DomainError) return { code: error.code === 'forbidden' ? 'AUTH' : 'GONE' }
      collab.log.error({ err: error, ...idsOf(socket), subject: request.subject }, 'a document could not be opened')
      return { code: 'RETRY', retryMs: RETRY_MS }
    })
    .finally(() => collab.joining--)
  if (denial) deny(collab, socket, request, denial)
}

/** The document is with another node: it answers, through this one. */
function forwardToOwner(
  { cluster }: Collab,
  socket: CollabSocket,
  owner: string,
  request: JoinRequest,
  stateVector: Uint8Array,
): Denial | null {
  // Forwarded once already: the node that did so will know the new owner in a moment.
  if (!cluster || socket instanceof RemoteSocket) return { code: 'RETRY', retryMs: RETRY_MS }
  try {
    cluster.edge.join(socket, owner, encodeClientMessage({ type: 'join', request, stateVector }))
    return null
  } catch (error) {
    if (error instanceof NodeOutOfReach) return { code: 'RETRY', retryMs: RETRY_MS }
    throw error
  }
}

/** With jitter in the time to come back, so that not all do so at the same moment. */
function deny(collab: Collab, socket: CollabSocket, request: JoinRequest, denial: Denial) {
  noteRefusal(collab, socket, 'join', denial.code, { subject: request.subject })
  const spread = denial.retryMs && Math.round(denial.retryMs * (0.5 + Math.random()))
  send(socket, { type: 'denied', denied: { ref: request.ref, ...denial, ...(spread && { retryMs: spread }) } })
}

/** A page of another version keeps what it holds and says that it has to be loaded again. */
export function denyOutdated(collab: Collab, socket: CollabSocket, ref: number) {
  noteRefusal(collab, socket, 'join', 'UPGRADE')
  send(socket, { type: 'denied', denied: { ref, code: 'UPGRADE' } })
}

async function admit(
  collab: Collab,
  socket: CollabSocket,
  request: JoinRequest,
  stateVector: Uint8Array,
  isWanted: () => boolean,
): Promise<Denial | null> {
  if (collab.draining) return { code: 'RETRY', retryMs: 2000 }
  const { schemaVersion } = collab.claimant
  const isNewer = request.schemaVersion > schemaVersion
  // A page that is newer than all there is was loaded before the product was put back to an older one.
  if (request.schemaVersion < schemaVersion || (isNewer && !collab.cluster)) return { code: 'UPGRADE' }
  const retryMs = socket.data.rates.joins.take()
  if (retryMs) return { code: 'RETRY', retryMs }
  if (channelsOf(collab, socket) >= collab.limits.channelsPerSocket) return { code: 'FULL' }

  const { actor } = socket.data
  const reviews = collab.reviews
  const access = await collab.options.subjects[request.subject.type].access(actor, request.subject.id)
  if (isNewer) {
    await giveToNewer(collab, socket, access.documentId)
    return { code: 'RETRY', retryMs: RETRY_MS }
  }
  const document = await collab.documents.acquire(access.documentId)
  let member: Member | null = null
  try {
    if (!isWanted()) return release(collab, document, null)
    if (channelsOf(collab, socket) >= collab.limits.channelsPerSocket)
      return release(collab, document, { code: 'FULL' })
    document.roundtableId = access.roundtableId
    const person = presenceIdentity(actor, access, request.clientId)
    const refused =
      (await otherLineage(collab, document, request, stateVector)) ?? bindClients(document, actor, access, request)
    if (refused) return release(collab, document, refused)
    const own = new Set([request.clientId, ...request.draftClientIds])
    member = newMember({ socket, document, person, own, role: roleOf(access, document.damage) })
    return await welcome(collab, member, request, stateVector, collab.reviews !== reviews)
  } catch (error) {
    if (member) depart(collab, member)
    else collab.documents.release(document)
    throw error
  }
}

/** Whoever holds another lineage than the document's, or knows text that it does not have. */
async function otherLineage(
  collab: Collab,
  document: LiveDocument,
  request: JoinRequest,
  stateVector: Uint8Array,
): Promise<Denial | null> {
  await document.newLineage?.catch(() => undefined)
  if (request.lineage && request.lineage !== document.lineage) return lineageDenial(document, request)
  if (!isAheadOfStore(document, request, stateVector)) return null
  const began = await beginLineage(collab, document)
  return began ? lineageDenial(document, request) : { code: 'RETRY', retryMs: RETRY_MS }
}

function release(collab: Collab, document: LiveDocument, denial: Denial | null) {
  collab.documents.release(document)
  return denial
}

function channelsOf(collab: Collab, socket: CollabSocket) {
  let count = collab.cluster?.edge.channels(socket) ?? 0
  for (const document of collab.documents.open()) if (document.members.has(socket.id)) count++
  return count
}

/**
 * Whether an id of an earlier visit can be gone on under: nobody else is there with it, and there is exactly as much of it as when it was
 * left. After a restore of the database there may be less; from a copy of a device's storage, more.
 */
function wasLeftSo(document: LiveDocument, clientId: number, { clock, lineage }: NonNullable<JoinRequest['resumed']>) {
  return (
    document.lineage === lineage &&
    Y.getState(document.doc.store, clientId) === clock &&
    ![...document.members.values()].some(({ own }) => own.has(clientId))
  )
}

/** Each Yjs client id belongs to whoever used it first; nobody else may write or pretend under it. */
function bindClients(
  document: LiveDocument,
  actor: Member['actor'],
  { seat }: DocumentAccess,
  { clientId, draftClientIds, resumed }: JoinRequest,
): Denial | null {
  const ids = [clientId, ...draftClientIds]
  if (resumed && !wasLeftSo(document, clientId, resumed)) return { code: 'CLIENTID' }
  if (ids.some((id) => (document.bindings.get(id)?.personId ?? actor.personId) !== actor.personId))
    return { code: 'CLIENTID' }
  // An id in the text to which nobody is bound is the server's own, as is the one that it will write under.
  if (
    ids.some((id) => !document.bindings.has(id) && (document.doc.store.clients.has(id) || id === document.doc.clientID))
  )
    return { code: 'CLIENTID' }
  if (
    [...document.members.values()].some(
      (other) => other.clientId === clientId && other.actor.personId !== actor.personId,
    )
  ) {
    return { code: 'CLIENTID' }
  }
  if (!seat) return null
  const identity = identityOf(seat)
  // The same person for another organisation: what they write from now on is not what they wrote for the former.
  if (isBoundElsewhere(document, clientId, identity)) return { code: 'CLIENTID' }
  for (const id of ids) if (!document.bindings.has(id)) document.bindings.set(id, { ...identity, stored: false })
  return null
}

/** `mayDiffer`: the role may have changed since it was looked up, which was announced to nobody. */
async function welcome(
  collab: Collab,
  member: Member,
  request: JoinRequest,
  stateVector: Uint8Array,
  mayDiffer: boolean,
): Promise<Denial | null> {
  const { document, socket } = member
  const former = [...document.members.values()].filter(
    (other) => other.socket === socket || other.clientId === member.clientId,
  )
  // First in their place: whoever departs as the last of a client id that has written nothing yet takes its binding along.
  document.members.set(socket.id, member)
  replace(collab, former, socket)
  if (mayDiffer) void review(collab, member)
  const state = await stateFor(member, stateVector)
  if (!socket.connected) depart(collab, member)
  // Suspended since the text was read for them.
  else if (!enter(member, { is: 'listening' })) depart(collab, member, 'RETRY')
  if (!state || member.state.is === 'left') return denialOf(member)
  const { update, headSeq } = state
  document.authors.note([...member.own].filter((id) => document.bindings.has(id)))
  const others = [...document.members.values()]
  const shown = isCrowd(document) || document.room.crowded ? enterCrowd(document, member) : others
  send(socket, {
    type: 'joined',
    joined: {
      ref: request.ref,
      channel: document.channel,
      documentId: document.id,
      lineage: document.lineage,
      ...noticeOf(member.role),
      headSeq,
      acked: document.clientSeqs.get(member.clientId) ?? 0,
      tickMs: (collab.options.tick ?? tickLength)(others.length),
      personId: member.actor.personId,
      organisationId: member.role.identity?.organisationId ?? null,
      people: shown.map(({ person }) => person),
      ...(shown !== others && { count: others.length }),
      cursors: shown.flatMap(({ clientId, cursor }) => (cursor ? [{ clientId, ...cursor }] : [])),
    },
    authors: document.authors.all(document),
    update,
  })
  collab.stats.joins++
  sendOffers(collab, member)
  announce(collab, member)
  return null
}

/** What is answered to somebody who was put out before the answer was there. */
function denialOf({ state }: Member): Denial | null {
  const code = state.is === 'left' ? state.denial : null
  return code && { code, ...(code === 'RETRY' && { retryMs: RETRY_MS }) }
}

/** The state as far as it is stored, for somebody whose role is known at that moment; null when they were put out meanwhile. */
async function stateFor(member: Member, stateVector: Uint8Array) {
  const { document } = member
  for (;;) {
    await member.review?.known
    if (hasLeft(member)) return null
    const { value: update, headSeq } = await document.asStored(() => document.encodeSince(stateVector))
    if (!member.review && document.room.shownSeq <= headSeq) return { update, headSeq }
  }
}

/** The same tab over a new connection, whose old one has not been missed yet; or the same socket asking twice. */
function replace(collab: Collab, former: Member[], socket: CollabSocket) {
  for (const other of former) {
    if (other.socket === socket) depart(collab, other)
    else expel(collab, other, 'REPLACED')
  }
}
