import { randomUUID } from 'node:crypto'
import { io, type Socket } from 'socket.io-client'
import { onTestFinished } from 'vitest'
import { isDeskPart, isNewer, type Part, type SessionPart, type ToldPart } from '#app/shared/session-parts.ts'
import { browserParser } from '#app/shared/socket-packets.ts'
import { cookieOf } from '#tests/factories/requests.ts'
import type { RoomAct, RoomCalls, RoomSettings } from './room-process.ts'
import { pause } from './server.ts'
import { type Remote, startRemote } from './start-remote.ts'

const nothing = undefined as never
export type RoomNode = Remote<RoomCalls> & { url: string; port: number; pid: number }

export async function startRoomNode(settings: RoomSettings): Promise<RoomNode> {
  const remote = await startRemote<RoomCalls>('room-process', settings)
  onTestFinished(() => remote.kill())
  const { port, pid } = await remote.call('ready', nothing)
  return { ...remote, port, pid, url: `http://127.0.0.1:${port}` }
}

type Session = { id: string; roundtableId: string }

/** A page of the room on somebody's device: what it is told is put in place as the product's pages do it, and once it is back it loads. */
export class RoomPage {
  readonly shown = new Map<string, Part>()
  /** Whatever was put in place, in its order. */
  readonly versions: Record<string, number[]> = {}
  private socket: Socket | undefined
  private constructor(
    private node: RoomNode,
    private readonly session: Session,
    private readonly cookie: string,
    private readonly topics: string[],
  ) {}

  /** A page that is not connected yet. */
  static async of(node: RoomNode, session: Session, person: { id: string }, { desk = false } = {}) {
    const topics = [`session:${session.id}`, ...(desk ? [`desk:${session.id}`] : [])]
    const page = new RoomPage(node, session, await cookieOf(person), topics)
    onTestFinished(() => page.close())
    return page
  }

  static async open(...given: Parameters<typeof RoomPage.of>) {
    const page = await RoomPage.of(...given)
    await page.connect()
    return page
  }

  /** Its line goes to this node from now on, as behind a proxy whose node is gone. */
  async moveTo(node: RoomNode) {
    this.close()
    this.node = node
    await this.connect()
  }

  /** Resolves once it follows and shows what is stored, however often its line is cut until then. */
  async connect() {
    const socket = (this.socket = io(`${this.node.url}/live`, {
      parser: browserParser,
      transports: ['websocket'],
      forceNew: true,
      reconnectionDelay: 50,
      reconnectionDelayMax: 300,
      extraHeaders: { Host: 'roundtable.test', Origin: 'http://roundtable.test', Cookie: this.cookie },
    }))
    socket.on('part', (told: ToldPart) => this.put(told.part, told))
    await new Promise<void>((resolve) => {
      socket.on('connect', () => void this.follow(socket).then((follows) => follows && resolve()))
    })
  }

  /** False where the line was cut meanwhile: when it is back, this is done anew. */
  private async follow(socket: Socket) {
    const message = { roundtableId: this.session.roundtableId, topics: this.topics }
    const join = () => socket.timeout(1000).emitWithAck('join', message) as Promise<{ ok: boolean }>
    for (const { id } = socket; socket.id === id; await pause(20)) {
      const answer = await join().catch(() => null)
      if (answer?.ok === false) throw new Error(`nobody may follow ${this.topics}`)
      // Its line may be back before whoever answers at its address is known here.
      if (answer && (await this.refresh())) return true
    }
    return false
  }

  private isTold(part: string) {
    return this.topics.length > 1 || !isDeskPart(part as SessionPart)
  }

  private put(part: string, { version, value }: Part) {
    if (!isNewer({ version }, this.shown.get(part))) return
    this.shown.set(part, { version, value })
    ;(this.versions[part] ??= []).push(version)
  }

  value<Value>(part: string) {
    return this.shown.get(part)?.value as Value | undefined
  }

  /** Sends an act to its node, with a key, again until somebody answers: a device does so. */
  async act(verb: string, input: object, { of = this.session.id, key = randomUUID() as string | undefined } = {}) {
    const asked: RoomAct = { verb, cookie: this.cookie, roundtableId: this.session.roundtableId, of, input, key }
    return this.node.call('act', asked)
  }

  /** Who answers at its address from now on: the line comes back by itself. */
  useNode(node: RoomNode) {
    this.node = node
  }

  /** Loads what it shows, as after an act that was refused. */
  async refresh() {
    const loaded = await this.node.call('load', this.session.id).catch(() => null)
    for (const [part, news] of Object.entries(loaded ?? {})) if (this.isTold(part)) this.put(part, news)
    return loaded !== null
  }

  get isConnected() {
    return this.socket?.connected ?? false
  }

  close() {
    this.socket?.disconnect()
  }
}
