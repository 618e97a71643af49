// A process with the three authors of the clownschool trace, each with the system's own client.
import type * as Yjs from 'yjs'
import { blockDesk, type Desk, linesDesk, paragraph } from '../realtime/clownschool-desk.ts'
import { readTrace, type Unit } from '../realtime/clownschool-trace.ts'
import type { Connection } from './adapters/types.ts'
import { openLine, pause, seed, untilTrue } from './lib/lines.ts'
import { clock } from './lib/processes.ts'
import type { System } from './lib/systems.ts'
import { productYjs } from './lib/yjs.ts'

export type ReplayPlan = {
  system: System
  url: string
  document: string
  form: 'block' | 'paragraphs'
  timesPace: number | null
}
export type Replayed = { seconds: number; edits: number; exact: boolean; equal: boolean; lateMs: number }

const PATIENCE_MS = 900_000

/** Each author writes at a desk that holds what the trace's author saw, and takes in the others' edits only once they have come over the line. */
class Author {
  private wakers = new Set<() => void>()
  late = 0

  constructor(
    private readonly Y: typeof Yjs,
    readonly desk: Desk,
    readonly doc: Yjs.Doc,
    readonly connection: Connection,
    private readonly all: Author[],
    readonly made: Uint8Array[] = [],
    private readonly seen: number[] = [0, 0, 0],
  ) {
    doc.on('update', () => this.wake())
  }

  wake() {
    for (const waker of this.wakers) waker()
  }

  async replay(own: Unit[], timesPace: number | null, startAt: number) {
    for (const unit of own) {
      for (const { agent, index } of unit.needs) await this.takeUpTo(agent, index)
      if (timesPace) {
        const due = startAt + unit.at / timesPace
        if (clock() < due) await pause(due - clock())
        this.late = Math.max(this.late, clock() - due)
      }
      let update: Uint8Array = new Uint8Array()
      const listen = (bytes: Uint8Array) => void (update = bytes)
      this.desk.doc.once('update', listen)
      this.desk.doc.transact(() => this.desk.apply(unit.patches))
      this.desk.doc.off('update', listen)
      this.made.push(update)
      if (update.length) this.type(update)
      for (const author of this.all) author.wake()
    }
  }

  private type(update: Uint8Array) {
    this.doc.transact((transaction) => {
      this.Y.applyUpdate(this.doc, update, 'desk')
      transaction.local = true
    }, 'desk')
  }

  private async takeUpTo(agent: number, index: number) {
    for (; this.seen[agent]! <= index; this.seen[agent]!++) {
      const next = this.seen[agent]!
      await this.until(() => this.all[agent]!.made.length > next)
      const update = this.all[agent]!.made[next]!
      if (!update.length) continue
      await this.until(() => this.holds(update))
      this.Y.applyUpdate(this.desk.doc, update)
    }
  }

  private until(holds: () => boolean) {
    if (holds()) return
    return new Promise<void>((resolve) => {
      const check = () => {
        if (!holds()) return
        this.wakers.delete(check)
        resolve()
      }
      this.wakers.add(check)
    })
  }

  /** Whether all that an update inserts and deletes is in the document. */
  private holds(update: Uint8Array) {
    const { Y } = this
    const { store } = this.doc
    for (const [client, clock] of Y.parseUpdateMeta(update).to) if (Y.getState(store, client) < clock) return false
    for (const [client, ranges] of Y.decodeUpdate(update).ds.clients) {
      for (const { clock, len } of ranges) {
        for (let at = clock; at < clock + len;) {
          if (at >= Y.getState(store, client)) return false
          const struct = Y.getItem(store, Y.createID(client, at))
          if (!struct.deleted) return false
          at = struct.id.clock + struct.length
        }
      }
    }
    return true
  }
}

async function run({ system, url, document, form, timesPace }: ReplayPlan): Promise<Replayed> {
  const { endContent, edits, units } = readTrace()
  const Y = await productYjs()
  const deskOf = form === 'block' ? blockDesk : linesDesk
  const empty = new Y.Doc()
  empty.getXmlFragment('content').insert(0, [paragraph()])
  ;(await seed(system, url, document, empty)).close()
  const base = Y.encodeStateAsUpdate(empty)
  const authors: Author[] = []
  for (const _ of units) {
    const desk = new Y.Doc()
    Y.applyUpdate(desk, base)
    const doc = new Y.Doc()
    doc.clientID = desk.clientID
    authors.push(new Author(Y, deskOf(desk), doc, (await openLine(system, url, document, doc)).connection, authors))
  }
  const startAt = clock()
  await Promise.all(authors.map((author, agent) => author.replay(units[agent]!, timesPace, startAt)))
  await untilTrue(
    () => authors.every(({ connection }) => connection.acknowledged()),
    'the last acknowledgement',
    PATIENCE_MS,
  )
  const seconds = (clock() - startAt) / 1000
  const texts = () => authors.map(({ doc }) => doc.getXmlFragment('content').toString())
  await untilTrue(() => new Set(texts()).size === 1, 'all replicas to be equal', 60_000).catch(() => undefined)
  const fresh = new Y.Doc()
  const { connection } = await openLine(system, url, document, fresh)
  const equal = new Set([...texts(), fresh.getXmlFragment('content').toString()]).size === 1
  connection.close()
  for (const author of authors) author.connection.close()
  return {
    seconds,
    edits,
    equal,
    exact: deskOf(fresh).text() === endContent,
    lateMs: Math.max(...authors.map(({ late }) => late)),
  }
}

process.on('disconnect', () => process.exit(0))
process.on('message', ({ id, argument }: { id: number; argument: ReplayPlan }) => {
  void run(argument).then(
    (answer) => process.send?.({ id, answer }),
    (error: Error) => process.send?.({ id, error: error.stack }),
  )
})
