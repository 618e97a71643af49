import type { NackCode } from '#app/shared/collab-messages.ts'
import type { Member } from '../document/live-document.ts'
import type { Collab } from '../room/collab.ts'
import { receiveUpdate, refuse } from './update.ts'

const FULL_RETRY_MS = 1000
type Chunk = { cseq: number; known?: number; index: number; count: number; bytes: Uint8Array }

/** Puts an update that is too large for one message together again. */
export function receiveChunk(collab: Collab, member: Member, { cseq, known, index, count, bytes }: Chunk) {
  const { updateBytes, assembledBytes, assemblyMs } = collab.limits
  if (index === 0) {
    discard(member)
    // Behind one that was refused: it comes again after that.
    if (member.order.isAwaiting && member.order.isAhead(cseq)) return
    // Its whole size is charged when it begins, whether or not the rest comes.
    const refusal = mayBegin(member, Math.min(count * updateBytes, assembledBytes))
    if (refusal) return refuse(collab, member, cseq, refusal.code, refusal.retryMs)
    const timer = setTimeout(() => discard(member), assemblyMs)
    timer.unref()
    member.assembly = { cseq, count, parts: [], size: 0, timer }
  }
  const { assembly } = member
  // Begun too long ago, or refused before: the rest of it is answered once.
  if (!assembly || assembly.cseq !== cseq || assembly.count !== count || assembly.parts.length !== index) {
    discard(member)
    if (!member.order.isAwaiting) refuse(collab, member, cseq, 'GAP')
    return
  }
  assembly.parts.push(bytes)
  assembly.size += bytes.length
  member.document.waitingBytes += bytes.length
  if (member.document.waitingBytes > collab.limits.pendingBytesPerDocument) {
    discard(member)
    return refuse(collab, member, cseq, 'RATE', FULL_RETRY_MS)
  }
  if (bytes.length > updateBytes || assembly.size > assembledBytes || count > Math.ceil(assembledBytes / updateBytes)) {
    discard(member)
    return refuse(collab, member, cseq, 'SIZE')
  }
  if (assembly.parts.length < count) return
  discard(member)
  receiveUpdate(collab, member, { cseq, known, bytes: Buffer.concat(assembly.parts), assembled: true })
}

function mayBegin(
  { socket, role, review, document }: Member,
  size: number,
): { code: NackCode; retryMs?: number } | null {
  // While it is not known what they may do, what they send waits for the answer.
  if ((!role.mayWrite && !review) || document.damage) return { code: 'READONLY' }
  const retryMs = socket.data.rates.bytes.take(size)
  return retryMs ? { code: 'RATE', retryMs } : null
}

function discard(member: Member) {
  const { assembly } = member
  if (!assembly) return
  clearTimeout(assembly.timer)
  member.assembly = null
  member.document.waitingBytes -= assembly.size
}
