import { setTimeout as pause } from 'node:timers/promises'
import * as Y from 'yjs'
import type { Member } from '../document/live-document.ts'
import { hasLeft } from '../document/member.ts'
import type { Rates } from '../wire/rates.ts'
import { send } from '../wire/socket.ts'

/**
 * The difference to what the client says it has, for it alone: the whole delete set in it fits nobody else. Somebody who
 * asks again before their turn is given one answer.
 */
export async function resync(member: Member, stateVector: Uint8Array) {
  if (member.resyncing) return
  member.resyncing = true
  try {
    await turn(member.socket.data.rates)
    const { document } = member
    for (;;) {
      await member.review?.known
      if (hasLeft(member)) return
      const { value: update, headSeq } = await document.asStored(() => Y.encodeStateAsUpdate(document.doc, stateVector))
      if (!hasLeft(member) && !member.review)
        return send(member.socket, {
          type: 'diff',
          channel: document.channel,
          headSeq,
          authors: document.authors.all(document),
          update,
        })
    }
  } finally {
    member.resyncing = false
  }
}

async function turn({ joins }: Rates) {
  for (let cost = joins.take(); cost; cost = joins.take()) await pause(cost)
}
