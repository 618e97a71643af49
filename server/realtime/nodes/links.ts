import type { RedisClient } from '#app/platform/redis.server.ts'
import { decodeFrame, encodeFrame, type LinkFrame } from './link-frames.ts'

type Log = { warn(data: object, message: string): void; info(data: object, message: string): void }
type Peer = { sent: number; received: number; heardAt: number; broken: boolean }
type Settings = { redis: RedisClient; log: Log; node: string; pulseMs?: number; silenceMs?: number }

const PULSE_MS = 1000
const SILENCE_MS = 4000

/** Raised for each message to a node that cannot be reached now. */
export class NodeOutOfReach extends Error {}

/**
 * The lines of this node to all others, over Redis publish and subscribe, which may lose messages. Each line counts: a missing number,
 * or a peer that falls silent, breaks it, and both ends are told, so that whatever rested on it can start anew. Redis holds nothing.
 */
export class NodeLinks {
  private readonly peers = new Map<string, Peer>()
  private readonly sender: RedisClient
  private readonly receiver: RedisClient
  private readonly dataListeners = new Set<(from: string, bytes: Uint8Array) => void>()
  private readonly breakListeners = new Set<(peer: string) => void>()
  private readonly newsListeners = new Set<(bytes: Uint8Array) => void>()
  private readonly backListeners = new Set<() => void>()
  private timer: NodeJS.Timeout | null = null
  private down = false
  private closed = false

  static async open(settings: Settings): Promise<NodeLinks> {
    const links = new NodeLinks(settings)
    await links.listen()
    return links
  }

  private constructor(private readonly settings: Settings) {
    // What cannot be sent now is not sent later: the line breaks and what it carried is asked for again.
    this.sender = settings.redis.duplicate({ disableOfflineQueue: true })
    this.receiver = settings.redis.duplicate()
    for (const client of [this.sender, this.receiver]) {
      client.on('error', () => this.lose())
      client.on('ready', () => this.resume())
    }
  }

  get node() {
    return this.settings.node
  }

  /** Whether the line to this node is whole, as far as this one knows. */
  reaches(peer: string) {
    const known = this.peers.get(peer)
    return !this.down && known !== undefined && !known.broken
  }

  /** Throws NodeOutOfReach when there is no line. */
  send(peer: string, bytes: Uint8Array) {
    const known = this.peers.get(peer)
    if (this.down || !known || known.broken) throw new NodeOutOfReach(peer)
    this.publish(peer, { type: 'data', from: this.node, number: ++known.sent, bytes })
  }

  /** To every node, for what may also be missed. */
  tell(bytes: Uint8Array) {
    if (!this.down) this.toAll({ type: 'news', from: this.node, bytes })
  }

  onData(listener: (from: string, bytes: Uint8Array) => void) {
    this.dataListeners.add(listener)
  }

  /** Hears when a line broke: nothing that was sent over it and not answered may be counted on. */
  onBreak(listener: (peer: string) => void) {
    this.breakListeners.add(listener)
  }

  onNews(listener: (bytes: Uint8Array) => void) {
    this.newsListeners.add(listener)
  }

  /** Hears when the connection is back after news may have been missed. */
  onBack(listener: () => void) {
    this.backListeners.add(listener)
  }

  /** Says farewell, so that nobody waits for the silence. */
  async close({ silently = false } = {}) {
    if (this.closed) return
    this.closed = true
    if (this.timer) clearInterval(this.timer)
    if (!this.down && !silently)
      await this.sender
        .publish('roundtable:all', encodeFrame({ type: 'farewell', from: this.node }))
        .catch(() => undefined)
    this.down = true
    this.sender.destroy()
    this.receiver.destroy()
  }

  // ---------------------------------------------------------------- the wire

  private async listen() {
    await Promise.all([this.sender.connect(), this.receiver.connect()])
    const hear = (message: Buffer) => this.hear(message)
    await this.receiver.subscribe([`roundtable:node:${this.node}`, 'roundtable:all'], hear, true)
    this.pulse()
    this.timer = setInterval(() => this.pulse(), this.settings.pulseMs ?? PULSE_MS)
    this.timer.unref()
  }

  private publish(peer: string, frame: LinkFrame) {
    this.sender.publish(`roundtable:node:${peer}`, encodeFrame(frame)).catch(() => this.lose())
  }

  private toAll(frame: LinkFrame) {
    this.sender.publish('roundtable:all', encodeFrame(frame)).catch(() => this.lose())
  }

  private pulse() {
    const silence = this.settings.silenceMs ?? SILENCE_MS
    for (const [id, peer] of this.peers) {
      if (performance.now() - peer.heardAt < silence) continue
      if (!peer.broken) this.break(id, peer, 'silent')
      // Long gone: its name will never come back.
      else if (performance.now() - peer.heardAt > 60_000) this.peers.delete(id)
    }
    if (this.down) return
    this.toAll({
      type: 'pulse',
      from: this.node,
      sent: Object.fromEntries([...this.peers].map(([id, { sent }]) => [id, sent])),
    })
  }

  private hear(message: Buffer) {
    let frame: LinkFrame
    try {
      frame = decodeFrame(message)
    } catch (error) {
      return this.settings.log.warn({ err: error }, 'a message between nodes could not be read')
    }
    if (frame.from === this.node) return
    if (frame.type === 'news') return this.newsListeners.forEach((listener) => listener(frame.bytes))
    const peer = this.peerOf(frame.from)
    peer.heardAt = performance.now()
    if (frame.type === 'pulse') return this.heardPulse(frame.from, peer, frame.sent[this.node] ?? 0)
    if (frame.type === 'farewell') return this.break(frame.from, peer, 'left')
    const lost = frame.number !== peer.received + 1
    peer.received = frame.number
    if (frame.type === 'reset') return this.forget(frame.from)
    if (lost) this.break(frame.from, peer, 'gap')
    peer.broken = false
    for (const listener of this.dataListeners) listener(frame.from, frame.bytes)
  }

  /** A pulse comes behind whatever its node sent before it. */
  private heardPulse(from: string, peer: Peer, sent: number) {
    if (sent !== peer.received) {
      peer.received = sent
      this.break(from, peer, 'gap')
    }
    peer.broken = false
  }

  private peerOf(id: string) {
    let peer = this.peers.get(id)
    if (!peer) {
      peer = { sent: 0, received: 0, heardAt: performance.now(), broken: false }
      this.peers.set(id, peer)
    }
    return peer
  }

  private break(id: string, peer: Peer, reason: string) {
    peer.broken = true
    this.settings.log.warn({ peer: id, reason }, 'the line to another node broke')
    if (!this.down) this.publish(id, { type: 'reset', from: this.node, number: ++peer.sent })
    this.forget(id)
  }

  private forget(id: string) {
    for (const listener of this.breakListeners) listener(id)
  }

  /** Redis is gone: every line with it. Only here does anybody notice before the silence. */
  private lose() {
    if (this.down) return
    this.down = true
    this.settings.log.warn({}, 'Redis is out of reach: documents that other nodes hold wait')
    for (const [id, peer] of this.peers) {
      peer.broken = true
      this.forget(id)
    }
  }

  private resume() {
    if (!this.down || this.closed || !this.sender.isReady || !this.receiver.isReady) return
    this.down = false
    this.settings.log.info({}, 'Redis is back')
    // Where only this node was cut off, the others still count on what it has forgotten.
    for (const [id, peer] of this.peers) this.publish(id, { type: 'reset', from: this.node, number: ++peer.sent })
    this.pulse()
    for (const listener of this.backListeners) listener()
  }
}
