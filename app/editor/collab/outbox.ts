import * as Y from 'yjs'

type Entry = { cseq: number; bytes: Uint8Array; sent: boolean }
type Settings = { mergeMs: number; send: (cseq: number, bytes: Uint8Array) => void; maySend: () => boolean }

const IN_FLIGHT = 4
const IN_FLIGHT_BYTES = 256 * 1024

/** One's own updates from the keystroke to the acknowledgement: merged, numbered, and sent again until they are stored. */
export class Outbox {
  private queue: Uint8Array[] = []
  private entries: Entry[] = []
  private nextCseq = 1
  private timer: ReturnType<typeof setTimeout> | null = null
  private lastFlushAt = 0
  private pausedUntil = 0

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
    const parts = [...this.entries.map(({ bytes }) => bytes), ...this.queue]
    if (!parts.length) return null
    return parts.length === 1 ? parts[0]! : Y.mergeUpdates(parts)
  }

  /** Sends what the window allows without waiting for more to merge with it. */
  hurry() {
    this.stop()
    this.flush()
  }

  stop() {
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
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
    return true
  }

  private full() {
    const flying = this.entries.filter(({ sent }) => sent)
    return flying.length >= IN_FLIGHT || flying.reduce((sum, { bytes }) => sum + bytes.length, 0) >= IN_FLIGHT_BYTES
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
