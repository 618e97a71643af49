import * as Y from 'yjs'

type Entry = { cseq: number; bytes: Uint8Array; sent: boolean }
type Settings = { mergeMs: number; answerMs: number; send: (cseq: number, bytes: Uint8Array) => void; maySend: () => boolean }

const IN_FLIGHT = 4
const IN_FLIGHT_BYTES = 256 * 1024
const PATIENCE = 8
const MANY = 50

/** One's own updates from the keystroke to the acknowledgement: merged, numbered, and sent again until they are stored. */
export class Outbox {
  private queue: Uint8Array[] = []
  private entries: Entry[] = []
  private nextCseq = 1
  private timer: ReturnType<typeof setTimeout> | null = null
  private lastFlushAt = 0
  private pausedUntil = 0
  private overdue: ReturnType<typeof setTimeout> | undefined
  private patience = 1

  constructor(private readonly settings: Settings) {}

  get empty() {
    return this.queue.length === 0 && this.entries.length === 0
  }

  /** The first edit after a pause leaves at once; what follows within the merge time leaves as one. */
  add(bytes: Uint8Array) {
    this.queue.push(bytes)
    this.schedule(Math.max(0, this.lastFlushAt + this.settings.mergeMs - Date.now()))
  }

  /** Everything up to this number is stored. */
  acknowledge(cseq: number) {
    this.entries = this.entries.filter((entry) => entry.cseq > cseq)
    this.nextCseq = Math.max(this.nextCseq, cseq + 1)
    this.patience = 1
    this.expectAnswer()
    if (this.queue.length || this.entries.some(({ sent }) => !sent)) this.schedule(0)
  }

  /** After a new connection, or a refusal that passes: in order, from the oldest that is not stored. */
  resend(afterMs = 0) {
    for (const entry of this.entries) entry.sent = false
    this.pausedUntil = Date.now() + afterMs
    this.schedule(afterMs)
  }

  /** All that is not stored, as one update. */
  unsaved(): Uint8Array | null {
    // Typed without a line: kept together, or every stroke would merge all before it again.
    if (this.queue.length > MANY && sizeOf(this.queue) < IN_FLIGHT_BYTES / 2) this.queue = [Y.mergeUpdates(this.queue)]
    const parts = [...this.entries.map(({ bytes }) => bytes), ...this.queue]
    if (!parts.length) return null
    return parts.length === 1 ? parts[0]! : Y.mergeUpdates(parts)
  }

  /** It is offered to its author as words instead. */
  clear() {
    this.queue = []
    this.entries = []
  }

  /** Sends what the window allows without waiting for more to merge with it. */
  hurry() {
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
    this.flush()
  }

  stop() {
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
    clearTimeout(this.overdue)
  }

  /** No answer although the line is up: the message or its answer was lost on the way. The server takes a repetition for what it is. */
  private expectAnswer() {
    clearTimeout(this.overdue)
    if (!this.entries.some(({ sent }) => sent)) return
    this.overdue = setTimeout(() => {
      this.patience = Math.min(PATIENCE, this.patience * 2)
      for (const entry of this.entries) entry.sent = false
      this.flush()
    }, this.patience * this.settings.answerMs)
  }

  private schedule(delay: number) {
    if (this.timer) return
    this.timer = setTimeout(() => {
      this.timer = null
      this.flush()
    }, delay)
  }

  private flush() {
    const wait = this.pausedUntil - Date.now()
    if (wait > 0) return this.schedule(wait)
    if (!this.settings.maySend()) return
    for (const entry of this.entries) if (!entry.sent && !this.launch(entry)) return
    if (!this.queue.length || this.full()) return
    this.lastFlushAt = Date.now()
    const entry = { cseq: this.nextCseq++, bytes: this.takeQueue(), sent: false }
    this.entries.push(entry)
    this.launch(entry)
    if (this.queue.length) this.schedule(this.settings.mergeMs)
  }

  private launch(entry: Entry) {
    if (this.full()) return false
    entry.sent = true
    this.settings.send(entry.cseq, entry.bytes)
    this.expectAnswer()
    return true
  }

  private full() {
    const flying = this.entries.filter(({ sent }) => sent).map(({ bytes }) => bytes)
    return flying.length >= IN_FLIGHT || sizeOf(flying) >= IN_FLIGHT_BYTES
  }

  private takeQueue() {
    let bytes = 0
    let count = 0
    while (count < this.queue.length && (count === 0 || bytes + this.queue[count]!.length < IN_FLIGHT_BYTES / 2)) {
      bytes += this.queue[count++]!.length
    }
    const taken = this.queue.splice(0, count)
    return taken.length === 1 ? taken[0]! : Y.mergeUpdates(taken)
  }
}

function sizeOf(updates: Uint8Array[]) {
  return updates.reduce((sum, { length }) => sum + length, 0)
}
