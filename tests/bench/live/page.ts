import { Agent, request } from 'node:http'
import { gunzipSync } from 'node:zlib'
import { io, type Socket } from 'socket.io-client'
import { browserParser } from '../../../app/shared/socket-packets.ts'

export const agent = new Agent({ keepAlive: true, maxSockets: Infinity })

/** What a page loads again and follows: of before, everything of the roundtable; of now, its topics with the loaders that each concerns. */
export type Kind = {
  path: string
  routes: Record<Loader, string>
  topics: string[] | null
  frame: string[]
  shows: boolean
}
type Loader = 'frame' | 'page'
export type Table = { url: string; roundtableId: string; ballotId: string; cookies: string[]; people: string[] }
/** The person whose page it is. */
type Reader = { cookie: string; personId: string }
/** A vote: when its form was sent, and when it was answered. */
export type Cast = { sentAt: number; answeredAt: number }

// As in app/features/live/use-fresh-page.ts of either commit.
const QUIET_MS = 150
const LONGEST_MS = 1000
const CALM = 10

/** One open page without its screen: it follows, loads and shows as app/features/live does. */
export class Page {
  bytes = 0
  loads = 0
  private readonly counted: { count: number; at: number }[] = []
  private readonly due = new Set<Loader>()
  private socket: Socket | undefined
  private timer: NodeJS.Timeout | undefined
  private pace = 0
  private askedAt = 0
  private stale = false
  private loading = false
  private readonly frame: string[]

  constructor(
    private readonly table: Table,
    private readonly kind: Kind,
    private readonly reader: Reader,
    private readonly casts: Cast[],
  ) {
    this.frame = [...kind.frame, `person:${reader.personId}`]
  }

  async open() {
    const { url, roundtableId } = this.table
    const socket = (this.socket = io(`${url}/live`, {
      parser: browserParser,
      transports: ['websocket'],
      forceNew: true,
      extraHeaders: { Host: new URL(url).host, Origin: url, Cookie: this.reader.cookie },
    }))
    await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('connect_error', reject))
    socket.io.engine.on(
      'message',
      (data: ArrayBuffer | string) => (this.bytes += typeof data === 'string' ? data.length : data.byteLength),
    )
    const { topics } = this.kind
    if (topics) {
      socket.on('event', (event: { topics: string[]; calm?: true }) => this.hear(event))
      socket.on('counts', (counts: Record<string, Record<string, [number, number]>>) => {
        const groups = counts[this.table.ballotId]
        if (groups) this.show(Object.values(groups).reduce((sum, [voted]) => sum + voted, 0))
      })
      for (const all of [this.frame, topics]) await socket.emitWithAck('join', { roundtableId, topics: all })
    } else {
      socket.on('event', () => this.soon(['frame', 'page']))
      await socket.emitWithAck('join', { roundtableId })
    }
  }

  get idle() {
    return !this.loading && !this.pace && !this.stale
  }

  forget() {
    this.bytes = this.loads = 0
  }

  close() {
    clearTimeout(this.timer)
    this.socket?.disconnect()
  }

  /**
   * Sends the form of a vote. An answer that says what was changed is put in place; otherwise everything loads, as after any form. What the
   * socket tells the voter of their own (`own`) is the same once more.
   */
  async vote(form: Record<string, string>) {
    const { url, roundtableId, ballotId } = this.table
    const { text } = await fetched(
      `${url}/roundtables/${roundtableId}/ballots/${ballotId}/vote.data`,
      this.reader.cookie,
      form,
    )
    const says = text().includes('"own"')
    return () => (says ? Promise.resolve() : this.whole())
  }

  /** Everything, as after a form. */
  whole() {
    this.due.clear()
    return this.load(null)
  }

  private hear({ topics, calm }: { topics: string[]; calm?: true }) {
    const { topics: own } = this.kind
    const names = (list: string[]) =>
      list.map((name) => (name.includes(':') ? name : `${name}:${this.table.roundtableId}`))
    const loaders = new Set<Loader>()
    for (const topic of topics) {
      if (names(own!).includes(topic)) loaders.add('page')
      if (!names(this.frame).includes(topic)) continue
      loaders.add('frame')
      if (!topic.startsWith('ballots:')) loaders.add('page')
    }
    if (loaders.size) this.soon([...loaders], calm ? CALM : 1)
  }

  private soon(loaders: Loader[], slower = 1) {
    for (const loader of loaders) this.due.add(loader)
    const now = Date.now()
    if (!this.pace || slower < this.pace) [this.pace, this.askedAt] = [slower, now]
    const longest = this.kind.topics ? this.askedAt + LONGEST_MS * this.pace - now : Infinity
    clearTimeout(this.timer)
    this.timer = setTimeout(
      () => {
        this.stale = true
        this.pace = 0
        this.run()
      },
      Math.min(QUIET_MS * this.pace, longest),
    )
  }

  private run() {
    if (!this.stale || this.loading) return
    this.stale = false
    if (!this.due.size) return
    const routes = this.kind.topics ? [...this.due].map((loader) => this.kind.routes[loader]) : null
    this.due.clear()
    void this.load(routes)
  }

  private async load(routes: string[] | null) {
    this.loading = true
    this.loads++
    // What was answered before the load began is in what it brings.
    const known = this.casts.length
    const query = routes ? `?_routes=${encodeURIComponent(routes.join())}` : ''
    this.bytes += (await fetched(`${this.table.url}${this.kind.path}.data${query}`, this.reader.cookie)).bytes
    if (!routes || routes.includes(this.kind.routes.page)) this.show(known)
    this.loading = false
    this.run()
  }

  private show(count: number) {
    this.counted.push({ count, at: performance.now() })
  }

  /** For each vote in the order in which they were answered, how long until this page showed it. */
  latencies(): number[] {
    if (!this.kind.shows) return []
    // What was answered after the last load had begun was in it all the same: the pages are at rest.
    const last = this.counted.at(-1)
    return this.casts.map(({ sentAt }, before) =>
      Math.max(0, (this.counted.find(({ count }) => count > before) ?? last!).at - sentAt),
    )
  }
}

type Fetched = { /** As they came. */ bytes: number; text: () => string }

function fetched(url: string, cookie: string, form?: Record<string, string>): Promise<Fetched> {
  const body = form && new URLSearchParams(form).toString()
  const headers = {
    Cookie: cookie,
    Origin: new URL(url).origin,
    'Accept-Encoding': 'gzip',
    ...(body && { 'Content-Type': 'application/x-www-form-urlencoded;charset=UTF-8' }),
  }
  return new Promise((resolve, reject) => {
    const asked = request(url, { method: body ? 'POST' : 'GET', agent, headers }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => void parts.push(part))
      answer.on('end', () =>
        (answer.statusCode ?? 500) < 400
          ? resolve(read(Buffer.concat(parts), answer.headers['content-encoding']))
          : reject(new Error(`${url} was answered with ${answer.statusCode}`)),
      )
    })
    asked.on('error', reject)
    asked.end(body)
  })
}

/** What a page brings stays as it came: only the answer to a form is read. */
function read(body: Buffer, encoding: string | undefined): Fetched {
  return { bytes: body.length, text: () => (encoding === 'gzip' ? gunzipSync(body) : body).toString() }
}
