import * as Y from 'yjs'
import type { Member } from '../document/live-document.ts'
import type { Collab } from '../room/collab.ts'
import { rateOf } from '../wire/rates.ts'
import { send } from '../wire/socket.ts'

/** Who waits for their turn: whoever asks again meanwhile is given one answer, not as many as they asked. */
const waiting = new WeakSet<Member>()

/** The difference to what the client says it has, for it alone: the whole delete set in it fits nobody else. */
export async function resync(collab: Collab, member: Member, stateVector: Uint8Array) {
  if (waiting.has(member)) return
  waiting.add(member)
  try {
    await turn(collab, member)
    const { document } = member
    for (;;) {
      await member.review
      if (!member.live) return
      const { value: update, headSeq } = await document.asStored(() => Y.encodeStateAsUpdate(document.doc, stateVector))
      if (member.live && !member.review)
        return send(member.socket, { type: 'diff', channel: document.channel, headSeq, update })
    }
  } finally {
    waiting.delete(member)
  }
}

async function turn({ limits }: Collab, { socket }: Member) {
  for (let cost = rateOf(socket, limits).joins.take(); cost; cost = rateOf(socket, limits).joins.take()) {
    await new Promise((resolve) => setTimeout(resolve, cost))
  }
}
