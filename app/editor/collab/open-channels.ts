import type { Socket } from 'socket.io-client'
import { COLLAB_EVENT, decodeServerMessage } from '#app/shared/collab-protocol.ts'

/**
 * Which channel a connection has to a subject's text: after one that was let go there may be another. Held weakly beside the socket, which
 * is the library's and may be shared by channels that know nothing of each other.
 */
const open = new WeakMap<Socket, Map<string, object>>()

/** From now on this is the channel of the socket to the text. */
export function opened(socket: Socket, subjectId: string, channel: object) {
  const channels = open.get(socket) ?? new Map<string, object>()
  open.set(socket, channels.set(subjectId, channel))
}

/** Nothing where another channel has taken its place. */
export function closed(socket: Socket, subjectId: string, channel: object) {
  const channels = open.get(socket)
  if (channels?.get(subjectId) === channel) channels.delete(subjectId)
}

/** For a channel that was closed before its JOIN was answered: the answer names what there is to leave, unless another has it by then. */
export function leaveOnceJoined(socket: Socket, subjectId: string, ref: number, leave: (channel: number) => void) {
  const forget = () => {
    socket.off(COLLAB_EVENT, hear)
    socket.off('disconnect', forget)
  }
  const hear = (input: unknown) => {
    const message = decodeServerMessage(input)
    const answer = message.type === 'joined' ? message.joined : message.type === 'denied' ? message.denied : null
    if (answer?.ref !== ref) return
    forget()
    if (message.type === 'joined' && !open.get(socket)?.has(subjectId)) leave(message.joined.channel)
  }
  socket.on(COLLAB_EVENT, hear)
  socket.on('disconnect', forget)
}
