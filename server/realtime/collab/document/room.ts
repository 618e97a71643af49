import type { PresenceChanges, PresenceCursor, PresenceIdentity } from '#app/shared/collab-messages.ts'

/** What the next tick of a document will tell its people. */
export class Room {
  private updates: Uint8Array[] = []
  private fromSeq = 0
  private since = 0
  private toSeq = 0
  private arrived = new Map<number, PresenceIdentity>()
  private moved = new Map<number, PresenceCursor>()
  private left = new Set<number>()
  private timer: NodeJS.Timeout | null = null
  private timerAt = 0
  private lastTickAt = 0
  private batchAt = 0
  /** When something was last sent to the room. */
  frameAt = 0
  /** The newest row that any tick has shown. */
  shownSeq = 0
  /** How many ticks there were. */
  ticks = 0
  /** Whether the room is a crowd, in which different members are shown different people. */
  crowded = false
  /** Whether anybody has come, gone or moved since the members of the crowd were last told who is near them. */
  presenceDirty = false
  private crowdTimer: NodeJS.Timeout | null = null

  addUpdate(seq: number, bytes: Uint8Array) {
    if (!this.updates.length) [this.fromSeq, this.since] = [seq, performance.now()]
    this.toSeq = seq
    this.updates.push(bytes)
  }

  addPerson(person: PresenceIdentity) {
    this.presenceDirty = true
    this.left.delete(person.clientId)
    this.arrived.set(person.clientId, person)
  }

  addCursor(cursor: PresenceCursor) {
    this.presenceDirty = true
    this.moved.set(cursor.clientId, cursor)
  }

  removePerson(clientId: number) {
    this.presenceDirty = true
    this.arrived.delete(clientId)
    this.moved.delete(clientId)
    this.left.add(clientId)
  }

  /** Sends after this time, or earlier where an earlier time is scheduled already. */
  schedule(waitMs: number, send: () => void) {
    const at = performance.now() + waitMs
    if (this.timer && this.timerAt <= at) return
    if (this.timer) clearTimeout(this.timer)
    this.timerAt = at
    this.timer = setTimeout(() => this.sendNow(send), waitMs)
  }

  /** Instead of what is scheduled. */
  sendNow(send: () => void) {
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
    this.lastTickAt = performance.now()
    send()
  }

  /** The first change after a pause goes out at once; those behind it wait for the tick. */
  untilTick(tickMs: number) {
    return Math.max(0, this.lastTickAt + tickMs - performance.now())
  }

  /** Rows that were stored together are shown at once, with at most two frames a tick. */
  untilNextFrame(tickMs: number) {
    return Math.max(0, this.frameAt + tickMs / 2 - performance.now())
  }

  /** Milliseconds until the rows that come in now are stored together: one batch for each tick. */
  untilBatch(tickMs: number) {
    const now = performance.now()
    if (this.batchAt < now) this.batchAt = Math.max(now, this.batchAt + tickMs)
    return this.batchAt - now
  }

  get cursorsWait() {
    return this.moved.size > 0
  }

  scheduleCrowd(afterMs: number, send: () => void) {
    this.crowdTimer ??= setTimeout(() => {
      this.crowdTimer = null
      send()
    }, afterMs)
  }

  take(headSeq: number, { cursors }: { cursors: boolean }) {
    this.ticks++
    const updates = this.updates
    const presence = this.takePresence(cursors)
    const range = updates.length
      ? { fromSeq: this.fromSeq, toSeq: this.toSeq }
      : { fromSeq: headSeq + 1, toSeq: headSeq }
    if (updates.length) this.shownSeq = this.toSeq
    this.updates = []
    return updates.length || presence ? { ...range, updates, presence, since: this.since } : null
  }

  private takePresence(cursors: boolean): PresenceChanges | null {
    const moved = cursors ? this.moved : new Map<number, PresenceCursor>()
    if (!this.arrived.size && !moved.size && !this.left.size) return null
    const changes: PresenceChanges = {}
    if (this.arrived.size) changes.in = [...this.arrived.values()]
    if (moved.size) changes.at = [...moved.values()]
    if (this.left.size) changes.out = [...this.left]
    this.arrived = new Map()
    if (cursors) this.moved = new Map()
    this.left = new Set()
    return changes
  }

  stop() {
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
    if (this.crowdTimer) clearTimeout(this.crowdTimer)
    this.crowdTimer = null
  }
}
