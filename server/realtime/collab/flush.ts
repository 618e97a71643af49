import { setTimeout as pause } from 'node:timers/promises'
import type { Pool } from 'pg'
import { settleByDocument } from './collision.ts'
import { insertRows } from './commit-statement.ts'
import type { LiveDocument } from './live-document.ts'
import type { Stats } from './stats.ts'
import type { Log, Row } from './types.ts'

const BATCH_ROWS = 2000

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
  private hurry: (() => void) | null = null

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
    while (this.running) {
      this.beginBy(0)
      await this.running
    }
  }

  private beginBy(at: number) {
    if (at >= this.due) return
    this.due = at
    this.hurry?.()
  }

  private async untilDue() {
    for (let wait = this.due - performance.now(); wait > 0; wait = this.due - performance.now()) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, wait)
        this.hurry = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
    this.hurry = null
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
      const batch = rows.filter(({ document, seq }) => !document.closed && seq > document.committedSeq)
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
        if (isRefusal(error)) {
          const settled = await settleByDocument(this.pool, byDocument(batch), this.outcome).then(() => true, () => false)
          if (settled) return
        }
        if (attempt % 20 === 0) this.log.error({ err: error, rows: batch.length, attempt }, 'the document log cannot be written; trying on')
        await pause(Math.min(5000, 50 * 2 ** Math.min(attempt, 7)) * (0.5 + Math.random()))
      }
    }
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

/** The database answered and said no (data, integrity, schema), as against being out of reach. */
function isRefusal(error: unknown) {
  const { code } = error as { code?: unknown }
  return typeof code === 'string' && /^(22|23|42)/.test(code)
}
