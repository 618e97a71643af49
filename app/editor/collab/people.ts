import { fromBase64 } from 'lib0/buffer'
import type { PresenceChanges, PresenceCursor, PresenceIdentity } from '#app/shared/collab-messages.ts'

/** Somebody else who has the section open. The ends of their selection are encoded Yjs relative positions. */
export type PresencePerson = PresenceIdentity & { anchor: Uint8Array | null; head: Uint8Array | null }

/** Everybody but oneself; a new array only when somebody came, went or moved. */
export class People {
  private byClient = new Map<number, PresencePerson>()
  list: readonly PresencePerson[] = []
  /** How many are there besides those in the list, where a room is too full to show all. */
  unseen = 0
  private count: number | null = null

  constructor(private readonly self: () => number) {}

  replace(people: PresenceIdentity[], cursors: PresenceCursor[], count?: number) {
    this.byClient = new Map()
    this.count = null
    this.change({ in: people, at: cursors, count })
  }

  change({ in: arrived = [], at = [], out = [], count }: PresenceChanges) {
    if (count !== undefined) this.count = count
    for (const clientId of out) this.byClient.delete(clientId)
    for (const person of arrived) {
      const { anchor = null, head = null } = this.byClient.get(person.clientId) ?? {}
      this.byClient.set(person.clientId, { ...person, anchor, head })
    }
    for (const cursor of at) {
      const person = this.byClient.get(cursor.clientId)
      if (person)
        this.byClient.set(cursor.clientId, { ...person, anchor: decode(cursor.anchor), head: decode(cursor.head) })
    }
    this.list = [...this.byClient.values()].filter(({ clientId }) => clientId !== this.self())
    this.unseen = this.count === null ? 0 : Math.max(0, this.count - 1 - this.list.length)
  }

  clear() {
    if (this.list.length) this.list = []
    this.byClient.clear()
    this.count = null
    this.unseen = 0
  }
}

function decode(encoded: string): Uint8Array | null {
  return encoded ? fromBase64(encoded) : null
}
