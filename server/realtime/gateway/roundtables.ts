import type { Namespace, Socket } from 'socket.io'
import { z } from 'zod'
import { roundtableFor } from '#app/features/access/standing.server.ts'
import { log } from '#app/platform/log.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { LiveAck, LiveClientMessages, LiveServerMessages } from '#app/shared/live.ts'
import type { RecordedEvent } from '#app/platform/events.server.ts'
import type { SocketData } from '../authenticate.ts'
import { TokenBucket } from '../collab/wire/limits.ts'
import { idsOf } from '../collab/wire/refusals.ts'

export type LiveNamespace = Namespace<LiveClientMessages, LiveServerMessages, Record<string, never>, SocketData>
export type LiveSocket = Socket<LiveClientMessages, LiveServerMessages, Record<string, never>, SocketData>

const message = z.strictObject({ roundtableId: z.uuid() })

const ROOM = 'roundtable:'

export const roomOf = (roundtableId: string) => ROOM + roundtableId

const MESSAGES_PER_SECOND = 5
const BURST = 50

let endings = 0

/** Who may see a roundtable may follow its events. */
export function serveRoundtables(socket: LiveSocket) {
  const budget = new TokenBucket(MESSAGES_PER_SECOND, BURST)
  socket.on('join', answering(socket, budget, async (input) => {
    const { roundtableId } = message.parse(input)
    // A membership that ends while it is looked up is put out of no room yet.
    let before: number
    do {
      before = endings
      await roundtableFor(socket.data.actor, roundtableId, 'view')
    } while (before !== endings)
    await socket.join(roomOf(roundtableId))
  }))
  socket.on('leave', answering(socket, budget, async (input) => {
    const { roundtableId } = message.parse(input)
    await socket.leave(roomOf(roundtableId))
  }))
}

/** Somebody whose membership ended stops hearing the roundtable at once. */
export function putOut(live: LiveNamespace, { roundtableId, data: { personId } }: RecordedEvent) {
  endings++
  for (const socket of live.sockets.values()) {
    if (socket.data.actor.personId === personId && !socket.data.actor.secretariat) revoke(socket, roomOf(roundtableId ?? ''))
  }
}

/** After a time in which endings may have gone by unheard. */
export async function lookAtRoomsAgain(live: LiveNamespace) {
  endings++
  for (const socket of live.sockets.values()) {
    for (const room of [...socket.rooms]) {
      const [, roundtableId] = room.split(ROOM)
      if (roundtableId === undefined) continue
      await roundtableFor(socket.data.actor, roundtableId, 'view').catch((error: unknown) => {
        if (!(error instanceof DomainError)) throw error
        revoke(socket, room)
      })
    }
  }
}

function revoke(socket: LiveSocket, room: string) {
  void socket.leave(room)
  socket.emit('revoked', { reason: 'membership' })
}

/** A handler that always answers, if there is anybody to answer to, and never throws into the socket; a flood costs no look-up. */
function answering(socket: LiveSocket, budget: TokenBucket, handler: (input: unknown) => Promise<void>) {
  return (input: unknown, ack?: (answer: LiveAck) => void) => {
    const answer = typeof ack === 'function' ? ack : () => {}
    if (budget.take()) return answer({ ok: false, code: 'too-many' })
    handler(input).then(
      () => answer({ ok: true }),
      (error: unknown) => {
        if (error instanceof DomainError) return answer({ ok: false, code: error.code })
        if (error instanceof z.ZodError) return answer({ ok: false, code: 'invalid' })
        log.error({ err: error, ...idsOf(socket) }, 'a live message failed')
        answer({ ok: false, code: 'unavailable' })
      },
    )
  }
}
