import type { Namespace } from 'socket.io'
import type { ClientMessage, ServerMessage } from '#app/shared/collab-messages.ts'
import { encodeServerMessage } from '#app/shared/collab-protocol.ts'
import { type NodeLinks, NodeOutOfReach } from '../../nodes/links.ts'
import { skipIfSlow } from '../room/lagging.ts'
import { sendBytes, sendBytesToRoom } from '../wire/frames.ts'
import type { Limits } from '../wire/limits.ts'
import { encodeNodeMessage, type NodeMessage } from '../wire/node-messages.ts'
import type { CollabSocket } from '../wire/socket.ts'

type Settings = { namespace: Namespace; links: NodeLinks; limits: Limits }
/** Where the documents are that a socket of this node is at: their channels, by the node that owns them. */
type Route = { socket: CollabSocket; owners: Map<string, Set<number>> }

/** This node's side of documents that others own: it passes messages on between its clients and the owners, and checks nothing but rates. */
export class Edge {
  private readonly routes = new Map<string, Route>()

  constructor(private readonly settings: Settings) {}

  /** Channels of this socket at other nodes. */
  channels(socket: { id: string }) {
    const owners = this.routes.get(socket.id)?.owners
    return owners ? [...owners.values()].reduce((sum, channels) => sum + channels.size, 0) : 0
  }

  /** Throws NodeOutOfReach when the owner cannot be asked now. */
  join(socket: CollabSocket, owner: string, bytes: Uint8Array) {
    this.send(owner, { type: 'client', socket: socket.id, actor: socket.data.actor, bytes })
    const route = this.routes.get(socket.id) ?? { socket, owners: new Map<string, Set<number>>() }
    this.routes.set(socket.id, route)
    if (!route.owners.has(owner)) route.owners.set(owner, new Set())
  }

  /** Hands a message on to the owner of its channel. */
  forward(socket: CollabSocket, message: Exclude<ClientMessage, { type: 'join' }>, bytes: Uint8Array) {
    const owner = this.ownerOf(socket.id, message.channel)
    if (!owner) return
    const { rates } = socket.data
    if (message.type === 'presence' && rates.presence.take()) return
    const retryMs = message.type === 'update' || message.type === 'chunk' ? rates.updates.take() : 0
    if (retryMs && 'cseq' in message) {
      return sendTo(socket, { type: 'nack', channel: message.channel, cseq: message.cseq, code: 'RATE', retryMs })
    }
    this.attempt(owner, { type: 'client', socket: socket.id, actor: null, bytes })
  }

  disconnected(socket: CollabSocket) {
    const route = this.routes.get(socket.id)
    this.routes.delete(socket.id)
    for (const owner of route?.owners.keys() ?? []) this.attempt(owner, { type: 'gone', socket: socket.id })
  }

  /** What an owner says. */
  receive(owner: string, message: NodeMessage) {
    if (message.type === 'all') return this.toRoom(owner, message.channel, message.bytes)
    if (message.type !== 'to' && message.type !== 'room' && message.type !== 'cut') return
    const route = this.routes.get(message.socket)
    const channels = route?.owners.get(owner)
    if (!route || !channels) return
    if (message.type === 'cut') return void route.socket.disconnect(true)
    if (message.type === 'to') return sendBytes(route.socket, message.bytes)
    const room = roomAt(owner, message.channel)
    if (message.inside) {
      channels.add(message.channel)
      void route.socket.join(room)
    } else {
      channels.delete(message.channel)
      void route.socket.leave(room)
    }
  }

  /** The owner is out of reach: clients at its documents are told to join again, and the JOIN finds out who owns them now. */
  lost(owner: string) {
    for (const { socket, owners } of this.routes.values()) {
      const channels = owners.get(owner)
      if (!channels) continue
      owners.delete(owner)
      this.attempt(owner, { type: 'gone', socket: socket.id })
      for (const channel of channels) {
        void socket.leave(roomAt(owner, channel))
        sendTo(socket, { type: 'kick', channel, code: 'RELOAD' })
      }
    }
  }

  private toRoom(owner: string, channel: number, bytes: Uint8Array) {
    const { namespace, limits } = this.settings
    const room = roomAt(owner, channel)
    for (const id of namespace.adapter.rooms.get(room) ?? []) {
      const socket = namespace.sockets.get(id)
      if (socket) skipIfSlow(socket, room, limits, { recovered: () => this.recovered(owner, socket, channel) })
    }
    sendBytesToRoom(namespace, room, bytes)
  }

  private recovered(owner: string, socket: CollabSocket, channel: number) {
    if (!this.routes.get(socket.id)?.owners.get(owner)?.has(channel)) return
    void socket.join(roomAt(owner, channel))
    this.attempt(owner, { type: 'caught-up', socket: socket.id, channel })
  }

  private ownerOf(socketId: string, channel: number) {
    for (const [owner, channels] of this.routes.get(socketId)?.owners ?? []) if (channels.has(channel)) return owner
    return undefined
  }

  private send(owner: string, message: NodeMessage) {
    this.settings.links.send(owner, encodeNodeMessage(message))
  }

  /** Without a connection nothing is sent: `lost` tells the clients, and they send again. */
  private attempt(owner: string, message: NodeMessage) {
    try {
      this.send(owner, message)
    } catch (error) {
      if (!(error instanceof NodeOutOfReach)) throw error
    }
  }
}

/** Never one of this node's own rooms, whatever the channel. */
function roomAt(owner: string, channel: number) {
  return `at:${owner}:${channel}`
}

function sendTo(socket: CollabSocket, message: ServerMessage) {
  sendBytes(socket, encodeServerMessage(message))
}
