import * as Y from 'yjs'
import { SHORTEST_MOVE } from '#app/editor/moves/match-runs.ts'
import { plainlyTyped } from '#app/editor/moves/plain-typing.ts'
import { CONTENT_ROOT } from '#app/editor/schema/version.ts'
import type { DocumentSubject } from '#app/shared/document-subjects.ts'
import type { Binding, Identity } from './author.ts'
import { AuthorTable } from './author-table.ts'
import { blocksWithoutId } from './block-ids.ts'
import { type Block, touchedBlocks } from './blocks.ts'
import type { Arrivals } from './carry/arrivals.ts'
import { CARRIED, Carrier } from './carry/carrier.ts'
import type { Acting, StoredRelocation, Unplaced } from './carry/stranded.ts'
import { foreignMarks } from './foreign-marks.ts'
import { enter, type MemberOf } from './member.ts'
import { type Move, Moves } from './moves.ts'
import { threadsIn } from './passages.ts'
import { Room } from './room.ts'
import { isMergeable, type RowOf } from './row.ts'
import { serverIdOf } from './server-id.ts'

export type LoadedDocument = {
  id: string
  subject: DocumentSubject
  lineage: string
  formerLineage: string | null
  schemaVersion: number
  epoch: bigint
  channel: number
  doc: Y.Doc
  headSeq: number
  bindings: Map<number, Binding>
  clientSeqs: Map<number, number>
  moves: Move[]
  relocations: StoredRelocation[]
  unplaced: Unplaced[]
  arrivals: Arrivals
  rowsSinceSnapshot: number
  bytesSinceSnapshot: number
  damage: string | null
  /** Threads and anchors that may be marked in it, beside those that are. */
  markIds?: string[]
}

export type Member = MemberOf<LiveDocument>
export type Row = RowOf<LiveDocument>
export type NewRow = Omit<Row, 'document' | 'seq' | 'at' | 'sealed' | 'moved' | 'relocated' | 'unplaced' | 'placed'>

/** Near its limit a state is not encoded for every letter. */
const MEASURED_EVERY = 64 * 1024

/** One text in memory, with who is at it and what is not yet stored. */
export class LiveDocument {
  readonly id: string
  readonly subject: DocumentSubject
  lineage: string
  /** The one before, where the database was restored from a backup: what its tabs hold beyond this text is gone here. */
  formerLineage: string | null
  readonly epoch: bigint
  readonly channel: number
  readonly doc: Y.Doc
  readonly bindings: Map<number, Binding>
  /** The highest update of each client that is applied here. */
  readonly clientSeqs: Map<number, number>
  /** Text that is no longer under the ids of whoever wrote it. */
  readonly moves: Moves
  /** Lets what others write in a block follow it. */
  readonly carrier: Carrier
  readonly members = new Map<string, Member>()
  readonly room = new Room()
  /** What its people are told of whose letters these are. */
  readonly authors = new AuthorTable()
  /** Rows applied and not yet committed, oldest first. */
  readonly pending: Row[] = []
  pendingBytes = 0
  /** Bytes of updates that wait for their turn or for their last part. */
  waitingBytes = 0
  appliedSeq: number
  committedSeq: number
  roundtableId = ''
  rowsSinceSnapshot: number
  bytesSinceSnapshot: number
  /** Why nobody may write: the stored document has a hole or a broken row. */
  damage: string | null
  closed = false
  /** How often rows of a former owner had to be taken in, which moved ours up. */
  absorbed = 0
  /** How many members and calls need it in memory. */
  holds = 0
  /** When somebody was last there. Who was there before this owner is not known. */
  leftAt = performance.now()
  /** Blocks that changed since they were last looked at. */
  readonly touched = new Set<Block>()
  /** Blocks whose repair failed: they are left to the placeholders of the browsers. Yjs drops blocks without telling, so they are held weakly. */
  readonly unrepairable = new WeakSet<Block>()
  /** The comment threads whose passage stands in the text. */
  threads: Set<string>
  /** All that may be marked in it: a mark with another id is taken off as it comes. */
  readonly markIds: Set<string>
  /** Whether more than typing has happened since the threads were looked for. */
  threadsMayDiffer = false
  readonly threadSearch = { scheduled: false, tookMs: 0 }
  /** Never less than there are in the text; counted anew only where it would matter. */
  readonly atMost: { letters: number | null; elements: number | null } = { letters: null, elements: null }
  /** Who has written since the subject's chapter was last told. */
  readonly editors = new Map<string, Identity>()
  compacting = false
  /** Whether a restore of the database has ended its lineage since it was loaded: who joins meanwhile waits for the next. */
  newLineage: Promise<boolean> | null = null
  /** What is to be given back to its authors: to whom it was offered, until they say that they have it. */
  offers: (Unplaced & { offeredTo: Member | null })[]
  offerScheduled = false
  /** Why words could not be carried after their block, until it is logged. */
  carryError: unknown = null
  /** How often the text has changed, in rows of its own or not. */
  changes = 0
  private pausedUntil = 0
  private captured: Uint8Array[] = []
  private typedOnly = true
  private waiting: { row: Row; resolve: () => void; reject: (error: Error) => void }[] = []
  private measured: { grown: number; bytes: number } | null = null
  private encoded: { changes: number; bytes: Uint8Array } | null = null

  constructor(loaded: LoadedDocument) {
    this.id = loaded.id
    this.subject = loaded.subject
    this.lineage = loaded.lineage
    this.formerLineage = loaded.formerLineage
    this.epoch = loaded.epoch
    this.channel = loaded.channel
    this.doc = loaded.doc
    this.bindings = loaded.bindings
    this.clientSeqs = loaded.clientSeqs
    this.appliedSeq = this.committedSeq = loaded.headSeq
    this.rowsSinceSnapshot = loaded.rowsSinceSnapshot
    this.bytesSinceSnapshot = loaded.bytesSinceSnapshot
    this.damage = loaded.damage
    this.offers = loaded.unplaced.map((it) => ({ ...it, offeredTo: null }))
    this.threads = threadsIn(this.content)
    this.markIds = new Set([...this.threads, ...(loaded.markIds ?? [])])
    this.moves = new Moves(this.bindings, loaded.moves)
    this.carrier = new Carrier(this.doc, this.moves, loaded.relocations, loaded.arrivals, () => serverIdOf(loaded))
    for (const block of blocksWithoutId(this.content)) this.touched.add(block)
    this.doc.on('afterTransaction', (transaction: Y.Transaction) => {
      const typed = plainlyTyped(transaction)
      if (transaction.origin !== CARRIED && (typed === null || typed >= SHORTEST_MOVE))
        this.withoutFailing(() => this.carrier.observe(transaction))
      if (typed !== null) return
      this.typedOnly = false
      this.threadsMayDiffer = true
      for (const block of touchedBlocks(transaction, this.content)) this.touched.add(block)
    })
    this.doc.on('update', (update: Uint8Array) => {
      this.captured.push(update)
      this.changes++
    })
  }

  get content() {
    return this.doc.getXmlFragment(CONTENT_ROOT)
  }

  /** The bytes that were new, or null when the update brought nothing. With what had to be carried, where somebody acts. */
  apply(update: Uint8Array, acting: Acting | null = null): Uint8Array | null {
    this.captured = []
    this.typedOnly = true
    if (acting) this.carrier.begin(acting)
    Y.applyUpdate(this.doc, update, 'network')
    const { pendingStructs, pendingDs } = this.doc.store
    if (pendingStructs || pendingDs) throw new Error('an update left structs pending')
    this.withoutFailing(() => {
      if (acting) this.carrier.unmark(foreignMarks(acting.inspected, this.markIds))
      this.carrier.finish(this.typedOnly)
    })
    return this.taken()
  }

  /** The bytes of what the server itself writes by nobody's right, or null where it writes nothing. */
  writeByServer(work: () => void): Uint8Array | null {
    this.captured = []
    this.carrier.byServer(work)
    return this.taken()
  }

  private taken(): Uint8Array | null {
    const { captured } = this
    return captured.length > 1 ? Y.mergeUpdates(captured) : (captured[0] ?? null)
  }

  /** Where carrying fails the edit itself is still good: it is taken as it is, and the error is logged with it. */
  private withoutFailing(work: () => void) {
    try {
      work()
    } catch (error) {
      this.carryError = error
    }
  }

  /** Gives the bytes their place in the log. What one person types while a commit is under way becomes one row. */
  append(row: NewRow): { row: Row; added: boolean } {
    const last = this.pending.at(-1)
    const moved = this.moves.take()
    const merges = last !== undefined && isMergeable(last, row)
    const carried = this.carrier.take(merges ? last.seq : this.appliedSeq + 1)
    if (merges) {
      const bytes = Y.mergeUpdates([last.bytes, row.bytes])
      this.pendingBytes += bytes.length - last.bytes.length
      Object.assign(last, {
        bytes,
        clientSeq: row.clientSeq,
        member: row.member,
        bind: [...last.bind, ...row.bind],
        moved: [...last.moved, ...moved],
        relocated: [...last.relocated, ...carried.relocated],
        unplaced: [...last.unplaced, ...carried.unplaced],
        placed: [...last.placed, ...carried.placed],
      })
      return { row: last, added: false }
    }
    const full: Row = {
      ...row,
      moved,
      ...carried,
      document: this,
      seq: ++this.appliedSeq,
      at: performance.now(),
      sealed: false,
    }
    this.pending.push(full)
    this.pendingBytes += row.bytes.length
    return { row: full, added: true }
  }

  /** While something happens to the text as a whole. */
  get paused() {
    return performance.now() < this.pausedUntil
  }

  pauseWriting(ms: number) {
    this.pausedUntil = performance.now() + ms
  }

  resumeWriting() {
    this.pausedUntil = 0
  }

  takeTouched(): Block[] {
    const touched = [...this.touched]
    this.touched.clear()
    return touched
  }

  /** Resolves when everything applied so far is stored. */
  barrier(): Promise<void> {
    const row = this.pending.at(-1)
    if (!row) return Promise.resolve()
    row.sealed = true
    return new Promise((resolve, reject) => this.waiting.push({ row, resolve, reject }))
  }

  /** What is read now, once all of it is stored: nobody may hold text that the server could still forget. */
  async asStored<T>(read: () => T): Promise<{ value: T; headSeq: number }> {
    for (;;) {
      const { absorbed, committedSeq } = this
      const value = read()
      const last = this.pending.at(-1)
      await this.barrier()
      // Rows of a former owner that came in meanwhile are not in it, though their numbers are below its last.
      if (this.absorbed === absorbed) return { value, headSeq: last?.seq ?? committedSeq }
    }
  }

  /** The rows are the oldest pending ones. */
  committed(rows: Row[]) {
    this.pending.splice(0, rows.length)
    for (const row of rows) {
      this.pendingBytes -= row.bytes.length
      this.bytesSinceSnapshot += row.bytes.length
    }
    this.rowsSinceSnapshot += rows.length
    this.committedSeq = rows.at(-1)!.seq
    const done = new Set(rows)
    const ready = this.waiting.filter(({ row }) => done.has(row))
    if (ready.length) this.waiting = this.waiting.filter(({ row }) => !done.has(row))
    for (const { resolve } of ready) resolve()
  }

  /** The whole state, encoded once for everybody who joins before the next change. */
  encodeAll(): Uint8Array {
    if (this.encoded?.changes !== this.changes)
      this.encoded = { changes: this.changes, bytes: Y.encodeStateAsUpdate(this.doc) }
    return this.encoded.bytes
  }

  /** Whether the state and what comes to it are within the limit. Measured now and then; the log's growth stands in for it between. */
  hasRoomFor(bytes: number, limit: number) {
    const grown = this.bytesSinceSnapshot + this.pendingBytes
    const known = this.measured
    const room = known && limit - (known.bytes + grown - known.grown) - bytes
    if (room !== null && (room >= 0 || grown - known!.grown < MEASURED_EVERY)) return room >= 0
    this.measured = { grown, bytes: this.encodeAll().length }
    return this.measured.bytes + bytes <= limit
  }

  /** A snapshot was made of all but what has grown since, and found the state to be so long. */
  measuredBySnapshot(bytes: number) {
    this.measured = { grown: 0, bytes }
  }

  encodeSince(stateVector: Uint8Array): Uint8Array {
    return stateVector.length <= 1 ? this.encodeAll() : Y.encodeStateAsUpdate(this.doc, stateVector)
  }

  close(reason: string) {
    this.closed = true
    this.room.stop()
    for (const member of this.members.values()) enter(member, { is: 'left', denial: 'RETRY' })
    this.members.clear()
    for (const { reject } of this.waiting) reject(new Error(reason))
    this.waiting = []
    this.doc.destroy()
  }
}
