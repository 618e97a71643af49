import { Agent, request } from 'node:http'
import { io, type Socket } from 'socket.io-client'
import { isNewer } from '../../../app/shared/session-parts.ts'
import { browserParser } from '../../../app/shared/socket-packets.ts'

const agent = new Agent({ keepAlive: true, maxSockets: Infinity })

export type Part = { part: string; version: number; value: unknown }
/** How far an act had gone on somebody's screen: what is counted of it, and when. */
type Seen = { count: number; at: number }

/** How much of each kind of act a part shows. */
export const COUNTED: Record<string, (value: never) => number> = {
  present: (value: { groups: { room: number; remote: number }[] }) =>
    value.groups.reduce((sum, { room, remote }) => sum + room + remote, 0),
  turnout: (value: { turnout: { voted: number }[] } | null) =>
    value?.turnout.reduce((sum, { voted }) => sum + voted, 0) ?? 0,
  floor: (value: { next: unknown[]; later: unknown[] }) => value.next.length + value.later.length,
  clock: (value: { items: { extraMinutes: number }[] }) =>
    value.items.reduce((sum, { extraMinutes }) => sum + extraMinutes, 0),
}

type Table = { url: string; roundtableId: string; sessionId: string }

/** One member with the room's page open, without its screen: what is told is put in place as the page does it. */
export class Person {
  bytes = 0
  reconnections = 0
  readonly parts = new Map<string, Part>()
  private readonly seen = new Map<string, Seen[]>()
  private socket: Socket | undefined

  constructor(
    private readonly table: Table,
    readonly cookie: string,
    readonly personId: string,
  ) {}

  async open() {
    const { url, roundtableId, sessionId } = this.table
    const socket = (this.socket = io(`${url}/live`, {
      parser: browserParser,
      transports: ['websocket'],
      forceNew: true,
      reconnectionDelay: 200,
      reconnectionDelayMax: 1000,
      extraHeaders: { Host: new URL(url).host, Origin: url, Cookie: this.cookie },
    }))
    socket.on('part', (part: Part) => this.put(part))
    const join = () => socket.emitWithAck('join', { roundtableId, topics: [`session:${sessionId}`] })
    await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('connect_error', reject))
    this.count(socket)
    await join()
    socket.on('connect', () => {
      this.reconnections++
      this.count(socket)
      void join().then(() => this.load())
    })
  }

  /** As the page does when it may have missed something: everything that it shows. */
  async load() {
    const { url, roundtableId, sessionId } = this.table
    this.bytes += (await sent(`${url}/roundtables/${roundtableId}/sessions/${sessionId}/room.data`, this.cookie)).bytes
  }

  /** Sends a form as the page does; false where nobody answered, so that it is sent again. */
  async act(noun: string, fields: Record<string, string>): Promise<boolean> {
    const { url, roundtableId, sessionId } = this.table
    const at = noun.startsWith('/') ? noun : `/sessions/${sessionId}/${noun}`
    try {
      const { status } = await sent(`${url}/roundtables/${roundtableId}${at}.data`, this.cookie, {
        reply: 'inline',
        'page-of': this.personId,
        ...fields,
      })
      if (status >= 500) return false
      if (status >= 400) throw new Error(`${noun} ${JSON.stringify(fields)} was answered with ${status}`)
      return true
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code) return false
      throw error
    }
  }

  shown(part: string) {
    return this.seen.get(part) ?? []
  }

  forget() {
    this.bytes = 0
    this.seen.clear()
  }

  close() {
    this.socket?.disconnect()
  }

  private put(told: Part) {
    if (!isNewer(told, this.parts.get(told.part))) return
    this.parts.set(told.part, told)
    const count = COUNTED[told.part]?.(told.value as never)
    if (count === undefined) return
    this.seen.set(told.part, [...this.shown(told.part), { count, at: performance.now() }])
  }

  private count(socket: Socket) {
    socket.io.engine.on(
      'message',
      (data: ArrayBuffer | string) => (this.bytes += typeof data === 'string' ? data.length : data.byteLength),
    )
  }
}

function sent(url: string, cookie: string, form?: Record<string, string>): Promise<{ status: number; bytes: number }> {
  const body = form && new URLSearchParams(form).toString()
  const headers = {
    Cookie: cookie,
    Origin: new URL(url).origin,
    'Sec-Fetch-Site': 'same-origin',
    ...(body && { 'Content-Type': 'application/x-www-form-urlencoded;charset=UTF-8' }),
  }
  return new Promise((resolve, reject) => {
    const asked = request(url, { method: body ? 'POST' : 'GET', agent, headers }, (answer) => {
      let bytes = 0
      answer.on('data', (part: Buffer) => (bytes += part.length))
      answer.on('end', () => resolve({ status: answer.statusCode ?? 500, bytes }))
    })
    asked.on('error', reject)
    asked.end(body)
  })
}
