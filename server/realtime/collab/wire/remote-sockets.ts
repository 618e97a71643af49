import { COLLAB_EVENT } from '#app/shared/collab-protocol.ts'
import { fromWire } from '#app/shared/collab-wire.ts'
import type { Actor } from '#app/shared/roles.ts'
import type { NodeLinks } from '../../nodes/links.ts'
import { ClientState } from './client-state.ts'
import { encodeNodeMessage, type NodeMessage } from './node-messages.ts'
import type { RateLimits } from './rates.ts'
import { channelOf, type CollabSocket } from './socket.ts'

/** The owner's side of clients that are connected to other nodes: they look like sockets of its own. */
export class RemoteSockets {
  private readonly sockets = new Map<string, RemoteSocket>()
  /** How many sockets of each node are in a room. */
  private readonly rooms = new Map<string, Map<string, number>>()

  constructor(
    private readonly links: NodeLinks,
    private readonly rates: RateLimits,
  ) {}

  at(node: string, socket: string) {
    return this.sockets.get(idOf(node, socket))
  }

  /** The socket of this name, known from now on. */
  admit(node: string, socket: string, actor: Actor): RemoteSocket {
    const id = idOf(node, socket)
    let remote = this.sockets.get(id)
    if (!remote)
      this.sockets.set(id, (remote = new RemoteSocket(node, socket, new ClientState(actor, this.rates), this)))
    return remote
  }

  forget(remote: RemoteSocket) {
    remote.connected = false
    for (const room of [...remote.rooms]) remote.leave(room, { silently: true })
    this.sockets.delete(remote.id)
  }

  ofNode(node: string) {
    return [...this.sockets.values()].filter((remote) => remote.node === node)
  }

  /** One message to each node that has somebody in the room. */
  toRoom(room: string, bytes: Uint8Array) {
    const nodes = this.rooms.get(room)
    if (!nodes) return
    for (const node of nodes.keys()) this.send(node, { type: 'all', channel: channelOf(room), bytes })
  }

  count(room: string, node: string, change: 1 | -1) {
    const nodes = this.rooms.get(room) ?? new Map<string, number>()
    const count = (nodes.get(node) ?? 0) + change
    if (count > 0) nodes.set(node, count)
    else nodes.delete(node)
    if (nodes.size) this.rooms.set(room, nodes)
    else this.rooms.delete(room)
  }

  /** Without a connection to the node nothing is sent: its clients learn of that from their own node. */
  send(node: string, message: NodeMessage) {
    if (this.links.reaches(node)) this.links.send(node, encodeNodeMessage(message))
  }
}

export class RemoteSocket implements CollabSocket {
  readonly id: string
  readonly rooms = new Set<string>()
  connected = true

  constructor(
    readonly node: string,
    private readonly socket: string,
    readonly data: ClientState,
    private readonly all: RemoteSockets,
  ) {
    this.id = idOf(node, socket)
  }

  emit(event: string, message: unknown) {
    if (event === COLLAB_EVENT) this.all.send(this.node, { type: 'to', socket: this.socket, bytes: fromWire(message) })
  }

  join(room: string) {
    if (this.rooms.has(room)) return
    this.rooms.add(room)
    this.all.count(room, this.node, 1)
    this.all.send(this.node, { type: 'room', socket: this.socket, channel: channelOf(room), inside: true })
  }

  leave(room: string, { silently = false } = {}) {
    if (!this.rooms.delete(room)) return
    this.all.count(room, this.node, -1)
    if (!silently)
      this.all.send(this.node, { type: 'room', socket: this.socket, channel: channelOf(room), inside: false })
  }

  disconnect() {
    this.all.send(this.node, { type: 'cut', socket: this.socket })
  }
}

function idOf(node: string, socket: string) {
  return `${node}/${socket}`
}
