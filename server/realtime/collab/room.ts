import type { PresenceChanges, PresenceCursor, PresenceIdentity } from '#app/shared/collab-messages.ts'

/** What the next tick of a document will tell its people. */
export class Room {
  private updates: Uint8Array[] = []
  private fromSeq = 0
  private toSeq = 0
  private arrived = new Map<number, PresenceIdentity>()
  private moved = new Map<number, PresenceCursor>()
  private left = new Set<number>()
  private timer: NodeJS.Timeout | null = null
  private lastTickAt = 0
  /** The newest row that any tick has shown. */
  shownSeq = 0

  addUpdate(seq: number, bytes: Uint8Array) {
    if (!this.updates.length) this.fromSeq = seq
    this.toSeq = seq
    this.updates.push(bytes)
  }

  addPerson(person: PresenceIdentity) {
    this.left.delete(person.clientId)
    this.arrived.set(person.clientId, person)
  }

  addCursor(cursor: PresenceCursor) {
    this.moved.set(cursor.clientId, cursor)
  }

  removePerson(clientId: number) {
    this.arrived.delete(clientId)
    this.moved.delete(clientId)
    this.left.add(clientId)
  }

  /** The first change after a pause goes out at once; those behind it wait for the tick. */
  schedule(tickMs: number, send: () => void) {
    if (this.timer) return
    const wait = Math.max(0, this.lastTickAt + tickMs - performance.now())
    this.timer = setTimeout(() => {
      this.timer = null
      this.lastTickAt = performance.now()
      send()
    }, wait)
  }

  take(headSeq: number) {
    const updates = this.updates
    const presence = this.takePresence()
    const range = updates.length ? { fromSeq: this.fromSeq, toSeq: this.toSeq } : { fromSeq: headSeq + 1, toSeq: headSeq }
    if (updates.length) this.shownSeq = this.toSeq
    this.updates = []
    return updates.length || presence ? { ...range, updates, presence } : null
  }

  private takePresence(): PresenceChanges | null {
    if (!this.arrived.size && !this.moved.size && !this.left.size) return null
    const changes: PresenceChanges = {}
    if (this.arrived.size) changes.in = [...this.arrived.values()]
    if (this.moved.size) changes.at = [...this.moved.values()]
    if (this.left.size) changes.out = [...this.left]
    this.arrived = new Map()
    this.moved = new Map()
    this.left = new Set()
    return changes
  }

  stop() {
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
  }
}
