import { setTimeout as pause } from 'node:timers/promises'
import type { Pool } from 'pg'
import type { LiveDocument, Row } from '../document/live-document.ts'
import type { Log } from '../measures/log.ts'
import type { Stats } from '../measures/stats.ts'
import { settleByDocument } from './collision.ts'
import { insertRows, isRefusal } from './commit-statement.ts'

const BATCH_ROWS = 2000
/** So often all are tried together; then each document by itself. */
const TOGETHER = 3
const APART_AT_ONCE = 2

type Settings = { prepared: boolean }

type Outcome = {
  /** These rows, the oldest pending of their document, are stored. */
  stored: (document: LiveDocument, rows: Row[]) => void
  /** Another owner has the document, or the database will never take its rows. */
  lost: (document: LiveDocument, reason: string) => void
}

/** Group commit across all documents: whatever arrives while one commit is under way goes into the next. */
export class CommitQueue {
  private collected: Row[] = []
  private running: Promise<void> | null = null
  /** When the next commit must begin at the latest, for whichever row waits least. */
  private due = Infinity
  private wake: (() => void) | null = null
  /** Documents whose rows could not be stored with the others': whatever is wrong with one holds up nobody else. */
  private readonly apart = new Map<LiveDocument, Promise<void>>()
  private busy = 0
  private readonly turns: (() => void)[] = []

  constructor(
    private readonly pool: Pool,
    private readonly log: Log,
    private readonly stats: Stats,
    private readonly outcome: Outcome,
    private readonly settings: Settings = { prepared: false },
  ) {}

  /** `mayWait`: for how many milliseconds the row may wait for others. */
  push(row: Row, mayWait = 0) {
    this.collected.push(row)
    this.beginBy(performance.now() + mayWait)
    this.running ??= this.run().finally(() => (this.running = null))
  }

  /** Waits until nothing is left to store. */
  async flushed() {
    while (this.running || this.apart.size) {
      this.beginBy(0)
      await Promise.all([this.running, ...this.apart.values()])
    }
  }

  private beginBy(at: number) {
    if (at >= this.due) return
    this.due = at
    this.wake?.()
  }

  private async untilDue() {
    for (let wait = this.due - performance.now(); wait > 0; wait = this.due - performance.now()) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, wait)
        this.wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
    this.wake = null
    this.due = Infinity
  }

  private async run() {
    // The messages of one turn of the event loop share a commit.
    await new Promise((resolve) => setImmediate(resolve))
    while (this.collected.length) {
      await this.untilDue()
      const batch = this.collected.splice(0, BATCH_ROWS).filter((row) => !row.document.closed)
      if (batch.length) await this.commit(batch)
    }
  }

  private async commit(rows: Row[]) {
    for (const row of rows) row.sealed = true
    for (let attempt = 0; ; attempt++) {
      // What was settled before the connection broke again must not be counted as stored a second time.
      const batch = rows.filter(
        ({ document, seq }) => !document.closed && seq > document.committedSeq && !this.apart.has(document),
      )
      if (!batch.length) return
      try {
        const started = performance.now()
        const stored = await insertRows(this.pool, batch, this.settings)
        this.stats.commitMs.add(performance.now() - started)
        this.stats.commits++
        this.stats.rows += batch.length
        if (stored === batch.length) return this.succeed(batch)
        return await settleByDocument(this.pool, byDocument(batch), this.outcome)
      } catch (error) {
        this.stats.commitFailures++
        if (isRefusal(error) || attempt + 1 >= TOGETHER) return this.setApart(byDocument(batch).keys(), error)
        await this.waitAfter(attempt, error, batch.length)
      }
    }
  }

  private setApart(documents: Iterable<LiveDocument>, error: unknown) {
    for (const document of documents) this.apart.set(document, this.alone(document, error))
  }

  /** Until all of it is stored, from the oldest row on, however long it takes. */
  private async alone(document: LiveDocument, error: unknown) {
    if (!isRefusal(error)) await this.waitAfter(TOGETHER, error, document.pending.length)
    for (let attempt = 0; document.pending.length && !document.closed; attempt++) {
      const rows = document.pending.slice(0, BATCH_ROWS)
      for (const row of rows) row.sealed = true
      try {
        await this.turn(() => settleByDocument(this.pool, new Map([[document, rows]]), this.outcome))
        attempt = -1
      } catch (error) {
        this.stats.commitFailures++
        await this.waitAfter(attempt, error, rows.length)
      }
    }
    this.apart.delete(document)
  }

  private async turn(work: () => Promise<void>) {
    while (this.busy >= APART_AT_ONCE) await new Promise<void>((resolve) => this.turns.push(resolve))
    this.busy++
    try {
      await work()
    } finally {
      this.busy--
      this.turns.shift()?.()
    }
  }

  private async waitAfter(attempt: number, error: unknown, rows: number) {
    if (attempt % 20 === 0)
      this.log.error({ err: error, rows, attempt }, 'the document log cannot be written; trying on')
    await pause(Math.min(5000, 50 * 2 ** Math.min(attempt, 7)) * (0.5 + Math.random()))
  }

  private succeed(batch: Row[]) {
    for (const [document, rows] of byDocument(batch)) if (!document.closed) this.outcome.stored(document, rows)
  }
}

function byDocument(batch: Row[]) {
  const documents = new Map<LiveDocument, Row[]>()
  for (const row of batch) {
    const rows = documents.get(row.document)
    if (rows) rows.push(row)
    else documents.set(row.document, [row])
  }
  return documents
}
