import * as Y from 'yjs'
import { rateOf } from './rates.ts'
import type { Collab, Member } from './types.ts'
import { send } from './wire.ts'

/** The difference to what the client says it has, for it alone: the whole delete set in it fits nobody else. */
export async function resync(collab: Collab, member: Member, stateVector: Uint8Array) {
  const { document } = member
  const cost = rateOf(member.socket, collab.limits).joins.take()
  if (cost) await new Promise((resolve) => setTimeout(resolve, cost))
  if (!member.live || document.closed) return
  const update = Y.encodeStateAsUpdate(document.doc, stateVector)
  const last = document.pending.at(-1)
  await document.barrier()
  if (!member.live) return
  send(member.socket, { type: 'diff', channel: document.channel, headSeq: last?.seq ?? document.committedSeq, update })
}
