import type { MassDeletion } from '#app/features/live-documents/document-chapter.server.ts'
import type { NackCode } from '#app/shared/collab-messages.ts'
import type { Identity } from '../document/author.ts'
import { mayGrow } from '../document/document-size.ts'
import type { LiveDocument, Member } from '../document/live-document.ts'
import { massDeletion } from '../document/mass-deletion.ts'
import type { Writer } from '../document/member.ts'
import { inspect, type Inspected } from '../document/structs.ts'
import type { Collab } from '../room/collab.ts'

const LEAST_HELD_MS = 100
const MOST_HELD_MS = 2000

export type Verdict =
  | { ok: true; writer: Writer; inspected: Inspected; bind: number[]; deletion: MassDeletion | null }
  | { ok: false; code: NackCode; retryMs?: number }

/** What an update must pass before it may touch the text, cheapest first. */
export function checkUpdate(collab: Collab, member: Member, bytes: Uint8Array, assembled: boolean): Verdict {
  const { document, role } = member
  if (!role.mayWrite || document.damage) return { ok: false, code: 'READONLY' }
  if (bytes.length > (assembled ? collab.limits.assembledBytes : collab.limits.updateBytes))
    return { ok: false, code: 'SIZE' }
  const retryMs = overRate(collab, member, bytes, assembled)
  if (retryMs) return { ok: false, code: 'RATE', retryMs }

  const inspection = inspect(document.doc, bytes)
  if ('refused' in inspection) return { ok: false, code: inspection.refused }
  const bind: number[] = []
  for (const clientId of inspection.clients.keys()) {
    const holder = document.bindings.get(clientId)
    // Not under the id of a former seat either: what is written now is not written for whom they acted for then.
    if (!holder || !isSameSeat(holder, role.identity)) return { ok: false, code: 'CLIENTID' }
    if (!holder.stored) bind.push(clientId)
  }
  if (!document.hasRoomFor(bytes.length, collab.limits.documentBytes)) return { ok: false, code: 'SIZE' }
  if (!mayGrow(document, inspection, collab.limits)) return { ok: false, code: 'SIZE' }
  const guarded = role.seat.role !== 'moderator'
  return {
    ok: true,
    writer: role,
    inspected: inspection,
    bind,
    deletion: guarded ? massDeletion(document, inspection, collab.limits) : null,
  }
}

function isSameSeat(one: Identity, other: Identity) {
  return one.personId === other.personId && one.organisationId === other.organisationId && one.groupId === other.groupId
}

function overRate(collab: Collab, member: Member, bytes: Uint8Array, assembled: boolean) {
  const { limits } = collab
  if (member.document.pendingBytes > limits.pendingBytesPerDocument) return untilStored(member.document)
  if (pendingBytes(collab.documents.open()) > limits.pendingBytesPerNode) return MOST_HELD_MS
  const { rates } = member.socket.data
  // What came in parts was counted when they began to come.
  return rates.work.take(0) || rates.updates.take() || (assembled ? 0 : rates.bytes.take(bytes.length))
}

/** As long as the oldest row has waited so far, with some jitter: retries are rare during a stall and come soon after it. */
function untilStored({ pending }: LiveDocument) {
  const waited = performance.now() - (pending[0]?.at ?? 0)
  return Math.round(Math.min(MOST_HELD_MS, Math.max(LEAST_HELD_MS, waited)) * (0.5 + Math.random()))
}

function pendingBytes(documents: Iterable<LiveDocument>) {
  let sum = 0
  for (const document of documents) sum += document.pendingBytes + document.waitingBytes
  return sum
}
