import type { MassDeletion } from '#app/features/live-documents/document-chapter.server.ts'
import type { NackCode } from '#app/shared/collab-messages.ts'
import type { Member } from '../document/live-document.ts'
import type { Update } from '../document/member.ts'
import { ROW_KIND } from '../document/row.ts'
import { keepVersion } from '../log/compaction.ts'
import type { Collab } from '../room/collab.ts'
import { documentLost, onceAnswered, sendAck } from '../room/published.ts'
import { nack } from '../room/tell.ts'
import { mayWait } from '../room/tick.ts'
import { charge } from '../wire/rates.ts'
import { idsOf } from '../wire/refusals.ts'
import { checkUpdate, type Verdict } from './checks.ts'
import { offerUnplaced } from './offer.ts'

type Taken = Extract<Verdict, { ok: true }>

const PAUSED_RETRY_MS = 500
const HELD_RETRY_MS = 1000

/** Judges the update at once, or keeps it in the line while a role is looked up or a text is held; RATE where the line is full. */
export function receiveUpdate(collab: Collab, member: Member, update: Update) {
  const { line, document } = member
  if (!member.review && !member.hold && !line.length) return judge(collab, member, update)
  const { heldUpdates, pendingBytesPerDocument } = collab.limits
  if (line.length >= heldUpdates || document.heldBytes + update.bytes.length > pendingBytesPerDocument) {
    return refuse(collab, member, update.cseq, 'RATE', HELD_RETRY_MS)
  }
  document.heldBytes += update.bytes.length
  if (line.push(update) === 1) void serveLine(collab, member)
}

/** In their order, once the answer is there that they wait for; each is judged as if it came only then. */
async function serveLine(collab: Collab, member: Member) {
  const { line, document } = member
  while (line.length) {
    while (member.live && (member.review ?? member.hold)) await (member.review ?? member.hold)
    const update = line.shift()!
    document.heldBytes -= update.bytes.length
    try {
      if (member.live) judge(collab, member, update)
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
  const { document } = member
  collab.stats.updates++
  member.nextCseq ??= cseq
  if (cseq > member.nextCseq) {
    if (!member.awaiting) nack(collab, member, member.nextCseq, 'GAP')
    member.awaiting = true
    return
  }
  // Sent before and taken: the acknowledgement was lost on its way.
  if (cseq <= (document.clientSeqs.get(member.clientId) ?? 0)) return acknowledgeLater(member, cseq)

  if (document.paused) return refuse(collab, member, cseq, 'RATE', PAUSED_RETRY_MS)
  const verdict = checkUpdate(collab, member, bytes, assembled)
  if (!verdict.ok) return refuse(collab, member, cseq, verdict.code, verdict.retryMs)
  member.awaiting = false
  member.refusing = null
  member.nextCseq = cseq + 1
  if (verdict.deletion && member.identity) return keepVersionFirst(collab, member, update, verdict, verdict.deletion)
  take(collab, member, update, verdict)
}

/** The text as it was is kept before most of it goes; what else they send waits its turn behind it. */
function keepVersionFirst(collab: Collab, member: Member, update: Update, verdict: Taken, deletion: MassDeletion) {
  const { document, identity } = member
  member.hold = keepVersion(collab, document)
    .then(async (kept) => {
      while (member.live && member.review) await member.review
      if (!member.live) return
      if (!kept || document.paused) return refuse(collab, member, update.cseq, 'RATE', 2000)
      if (!member.mayWrite || document.damage) return refuse(collab, member, update.cseq, 'READONLY')
      take(collab, member, update, verdict)
      void collab.options.subjects[document.subject.type]
        .mostDeleted?.(document.subject.id, identity!, deletion)
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
  member.nextCseq = cseq
  member.awaiting = true
  if (code === 'RATE' || code === 'GAP') return nack(collab, member, cseq, code, retryMs)
  if (member.refusing) return
  const refusal = { cseq }
  member.refusing = refusal
  onceAnswered(member, () => {
    // Sent again meanwhile, and taken: they may write once more.
    if (member.refusing !== refusal) return
    member.refusing = null
    if (member.live) nack(collab, member, cseq, code)
  })
}

function take(collab: Collab, member: Member, { cseq, bytes, known = 0 }: Update, { bind, inspected }: Taken) {
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
  offerUnplaced(collab, document)
  if (document.notFollowed) {
    collab.log.error(
      { err: document.notFollowed, ...idsOf(member.socket), documentId: document.id },
      'words could not follow their block',
    )
    document.notFollowed = null
  }
  if (!fresh) return acknowledgeLater(member, cseq)
  const { row, added } = document.append({
    clientId: member.clientId,
    clientSeq: cseq,
    kind: ROW_KIND.edit,
    identity: member.identity,
    bytes: fresh,
    bind,
    member,
  })
  if (added) collab.queue.push(row, mayWait(collab, document))
}

/** Brought nothing new, but what it repeats may still be on its way to the disk. */
function acknowledgeLater(member: Member, cseq: number) {
  member.nextCseq = Math.max(member.nextCseq ?? 0, cseq + 1)
  const { document } = member
  void document.barrier().then(
    () => {
      member.ackTo = Math.max(member.ackTo, cseq)
      member.ackSeq = document.committedSeq
      if (member.live) sendAck(member)
    },
    () => undefined,
  )
}
