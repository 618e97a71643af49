import * as Y from 'yjs'

/** `known`: the newest row the author had seen. `light`: typed or taken out, not both; such parts go together unless `moves` happened between. */
export type Part = { bytes: Uint8Array; known: number; moves: number; light: boolean }
type Entry = { cseq: number; bytes: Uint8Array; known: number; sent: boolean }
type Send = (cseq: number, bytes: Uint8Array, known: number) => void
type Settings = { mergeMs: number; answerMs: number; send: Send; maySend: () => boolean }

const IN_FLIGHT = 4
const IN_FLIGHT_BYTES = 256 * 1024
const MOST_BACKOFF = 8
const MANY = 50
/** Nobody waits longer for 'saving' to end without asking why. */
const LONG_MS = 5000

/** One's own updates from the keystroke to the acknowledgement: merged, numbered, and sent again until they are stored. */
export class Outbox {
  private queue: Part[] = []
  private entries: Entry[] = []
  private nextCseq = 1
  private timer: ReturnType<typeof setTimeout> | null = null
  private lastFlushAt = -Infinity
  private pausedUntil = 0
  private overdue: ReturnType<typeof setTimeout> | undefined
  private backoff = 1

  constructor(private readonly settings: Settings) {}

  get empty() {
    return this.queue.length === 0 && this.entries.length === 0
  }

  /** Something waits, and the server has said that it takes it only in a while. */
  get held() {
    return !this.empty && this.pausedUntil - performance.now() > LONG_MS
  }

  /** The first edit after a pause leaves at once; what follows within the merge time leaves as one. */
  add(part: Part) {
    this.queue.push(part)
    this.schedule(Math.max(0, this.lastFlushAt + this.settings.mergeMs - performance.now()))
  }

  /** Everything up to this number is stored. */
  acknowledge(cseq: number) {
    this.entries = this.entries.filter((entry) => entry.cseq > cseq)
    this.nextCseq = Math.max(this.nextCseq, cseq + 1)
    this.backoff = 1
    this.expectAnswer()
    if (this.queue.length || this.entries.some(({ sent }) => !sent)) this.schedule(0)
  }

  /** After a new connection, or a refusal that passes: in order, from the oldest that is not stored. */
  resend(afterMs = 0) {
    for (const entry of this.entries) entry.sent = false
    this.pausedUntil = performance.now() + afterMs
    // Not behind a longer wait: after a new connection the server may take it at once.
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
    this.schedule(afterMs)
  }

  /** All that is not stored, as one update. */
  unsaved(): { bytes: Uint8Array; known: number } | null {
    // Typed without a line: kept together, or every stroke would merge all before it again.
    if (this.queue.length > MANY && sizeOf(this.queue) < IN_FLIGHT_BYTES / 2) this.pack()
    const parts = [...this.entries, ...this.queue]
    return parts.length ? { bytes: merged(parts), known: leastKnown(parts) } : null
  }

  /** It is offered to its author as words instead. */
  clear() {
    this.queue = []
    this.entries = []
  }

  /** Sends what the window allows without waiting for more to merge with it. */
  flushNow() {
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
      this.backoff = Math.min(MOST_BACKOFF, this.backoff * 2)
      for (const entry of this.entries) entry.sent = false
      this.flush()
    }, this.backoff * this.settings.answerMs)
  }

  private schedule(delay: number) {
    if (this.timer) return
    this.timer = setTimeout(() => {
      this.timer = null
      this.flush()
    }, delay)
  }

  private flush() {
    const wait = this.pausedUntil - performance.now()
    if (wait > 0) return this.schedule(wait)
    if (!this.settings.maySend()) return
    for (const entry of this.entries) if (!entry.sent && !this.launch(entry)) return
    if (!this.queue.length || this.full()) return
    this.lastFlushAt = performance.now()
    const entry = { cseq: this.nextCseq++, ...this.takeQueue(), sent: false }
    this.entries.push(entry)
    this.launch(entry)
    if (this.queue.length) this.schedule(this.settings.mergeMs)
  }

  private launch(entry: Entry) {
    if (this.full()) return false
    entry.sent = true
    this.settings.send(entry.cseq, entry.bytes, entry.known)
    this.expectAnswer()
    return true
  }

  private full() {
    const flying = this.entries.filter(({ sent }) => sent)
    return flying.length >= IN_FLIGHT || sizeOf(flying) >= IN_FLIGHT_BYTES
  }

  private takeQueue() {
    let bytes = 0
    let count = 0
    while (
      count < this.queue.length &&
      (count === 0 ||
        (bytes + this.queue[count]!.bytes.length < IN_FLIGHT_BYTES / 2 &&
          mayMerge(this.queue[count - 1]!, this.queue[count]!)))
    ) {
      bytes += this.queue[count++]!.bytes.length
    }
    const taken = this.queue.splice(0, count)
    return { bytes: merged(taken), known: leastKnown(taken) }
  }

  private pack() {
    const packed: Part[] = []
    for (const part of this.queue) {
      const last = packed.at(-1)
      if (last && mayMerge(last, part))
        packed[packed.length - 1] = {
          ...last,
          bytes: Y.mergeUpdates([last.bytes, part.bytes]),
          light: last.light && part.light,
        }
      else packed.push(part)
    }
    this.queue = packed
  }
}

/** Written in the same knowledge, as far as it matters to where the words belong. */
function mayMerge(one: Part, next: Part) {
  return one.known === next.known || (one.light && next.light && one.moves === next.moves)
}

function leastKnown(parts: { known: number }[]) {
  return Math.min(...parts.map(({ known }) => known))
}

function merged(parts: { bytes: Uint8Array }[]) {
  return parts.length === 1 ? parts[0]!.bytes : Y.mergeUpdates(parts.map(({ bytes }) => bytes))
}

function sizeOf(parts: { bytes: Uint8Array }[]) {
  return parts.reduce((sum, { bytes }) => sum + bytes.length, 0)
}
