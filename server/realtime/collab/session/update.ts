import type { MassDeletion } from '#app/features/live-documents/document-chapter.server.ts'
import type { NackCode } from '#app/shared/collab-messages.ts'
import type { Member } from '../document/live-document.ts'
import { hasLeft, type Update } from '../document/member.ts'
import { ROW_KIND } from '../document/row.ts'
import { keepVersion } from '../log/compaction.ts'
import type { Collab } from '../room/collab.ts'
import { documentLost, onceAnswered } from '../room/published.ts'
import { nack } from '../room/send.ts'
import { batchDelay, sendAck } from '../room/tick.ts'
import { charge } from '../wire/rates.ts'
import { idsOf } from '../wire/refusals.ts'
import { checkUpdate, type Verdict } from './checks.ts'
import { scheduleOffers } from './offer.ts'

type Taken = Extract<Verdict, { ok: true }>

const PAUSED_RETRY_MS = 500
const HELD_RETRY_MS = 1000

/** Judges the update at once, or keeps it in the queue while a role is looked up or a text is held; RATE where the queue is full. */
export function receiveUpdate(collab: Collab, member: Member, update: Update) {
  const { queue, document } = member
  if (!member.review && !member.hold && !queue.length) return judge(collab, member, update)
  const { heldUpdates, pendingBytesPerDocument } = collab.limits
  if (queue.length >= heldUpdates || document.waitingBytes + update.bytes.length > pendingBytesPerDocument) {
    return refuse(collab, member, update.cseq, 'RATE', HELD_RETRY_MS)
  }
  document.waitingBytes += update.bytes.length
  if (queue.push(update) === 1) void serveQueue(collab, member)
}

/** In their order, once the answer is there that they wait for; each is judged as if it came only then. */
async function serveQueue(collab: Collab, member: Member) {
  const { queue, document } = member
  while (queue.length) {
    while (!hasLeft(member) && (member.review ?? member.hold)) await (member.review?.known ?? member.hold)
    const update = queue.shift()!
    document.waitingBytes -= update.bytes.length
    try {
      if (!hasLeft(member)) judge(collab, member, update)
    } catch (error) {
      notTaken(collab, member, error)
    }
  }
}

function notTaken(collab: Collab, { socket, document }: Member, error: unknown) {
  collab.log.error({ err: error, ...idsOf(socket), documentId: document.id }, 'an update could not be taken')
}

function judge(collab: Collab, member: Member, update: Update) {
  const began = performance.now()
  consider(collab, member, update)
  charge(member.socket.data.rates, performance.now() - began)
}

function consider(collab: Collab, member: Member, update: Update) {
  const { cseq, bytes, assembled = false } = update
  const { document, order } = member
  collab.stats.updates++
  if (order.isAhead(cseq)) return askForMissing(collab, member)
  // Sent before and taken: the acknowledgement was lost on its way.
  if (cseq <= (document.clientSeqs.get(member.clientId) ?? 0)) return acknowledgeLater(member, cseq)

  if (document.paused) return refuse(collab, member, cseq, 'RATE', PAUSED_RETRY_MS)
  const verdict = checkUpdate(collab, member, bytes, assembled)
  if (!verdict.ok) return refuse(collab, member, cseq, verdict.code, verdict.retryMs)
  order.taken(cseq)
  if (verdict.deletion) return keepVersionFirst(collab, member, update, verdict, verdict.deletion)
  take(collab, member, update, verdict)
}

/** Once, however many come behind the gap. */
function askForMissing(collab: Collab, member: Member) {
  const { order } = member
  const missing = order.next!
  if (!order.isAwaiting) nack(collab, member, missing, 'GAP')
  order.await(missing)
}

/** The text as it was is kept before most of it goes, so many times an hour; what else they send waits its turn behind it. */
function keepVersionFirst(collab: Collab, member: Member, update: Update, verdict: Taken, deletion: MassDeletion) {
  const { document } = member
  const retryMs = member.socket.data.rates.keptVersions.take()
  if (retryMs) return refuse(collab, member, update.cseq, 'RATE', retryMs)
  member.hold = keepVersion(collab, document)
    .then(async (kept) => {
      while (!hasLeft(member) && member.review) await member.review.known
      if (hasLeft(member)) return
      if (kept === null || document.paused) return refuse(collab, member, update.cseq, 'RATE', 2000)
      const { role } = member
      if (!role.mayWrite || document.damage) return refuse(collab, member, update.cseq, 'READONLY')
      take(collab, member, update, { ...verdict, writer: role })
      void collab.options.subjects[document.subject.type]
        .mostDeleted?.(document.subject.id, verdict.writer.identity, deletion)
        .catch((error: unknown) =>
          collab.log.warn(
            { err: error, ...idsOf(member.socket), documentId: document.id },
            'the deletion of most of a text was not noted',
          ),
        )
    })
    .catch((error: unknown) => notTaken(collab, member, error))
    .finally(() => (member.hold = null))
}

/** RATE and GAP ask for the same number again; every other code is final, and is told behind the acknowledgements that are due. */
export function refuse(collab: Collab, member: Member, cseq: number, code: NackCode, retryMs?: number) {
  const { order } = member
  if (code === 'RATE' || code === 'GAP') {
    order.await(cseq)
    return nack(collab, member, cseq, code, retryMs)
  }
  const refusal = order.refuse(cseq)
  if (!refusal) return
  onceAnswered(member, () => {
    if (order.stands(refusal) && !hasLeft(member)) nack(collab, member, cseq, code)
  })
}

function take(collab: Collab, member: Member, { cseq, bytes, known = 0 }: Update, { bind, inspected, writer }: Taken) {
  const { document } = member
  let fresh: Uint8Array | null
  try {
    fresh = document.apply(bytes, { clientId: member.clientId, own: member.own, inspected, known })
  } catch (error) {
    // What the checks let through left the text in memory unsound; the log has none of it.
    collab.log.error({ err: error, ...idsOf(member.socket), documentId: document.id }, 'an update could not be applied')
    return documentLost(collab, document, 'unsound')
  }
  document.clientSeqs.set(member.clientId, cseq)
  scheduleOffers(collab, document)
  if (document.carryError) {
    collab.log.error(
      { err: document.carryError, ...idsOf(member.socket), documentId: document.id },
      'words could not follow their block',
    )
    document.carryError = null
  }
  if (!fresh) return acknowledgeLater(member, cseq)
  const { row, added } = document.append({
    clientId: member.clientId,
    clientSeq: cseq,
    kind: ROW_KIND.edit,
    identity: writer.identity,
    gate: writer.gate,
    bytes: fresh,
    bind,
    member,
  })
  if (added) collab.queue.push(row, batchDelay(collab, document))
}

/** Brought nothing new, but what it repeats may still be on its way to the disk. */
function acknowledgeLater(member: Member, cseq: number) {
  const { document, order, acks } = member
  order.repeated(cseq)
  void document.barrier().then(
    () => {
      Object.assign(acks, { cseq: Math.max(acks.cseq, cseq), seq: document.committedSeq })
      if (!hasLeft(member)) sendAck(member)
    },
    () => undefined,
  )
}
