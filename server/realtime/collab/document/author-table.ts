import * as Y from 'yjs'
import { encodeAuthors, type MovedLetters } from '#app/shared/collab-authors.ts'
import type { Binding } from './author.ts'
import type { Move, Moves } from './moves.ts'
import { textsIn } from './passages.ts'

type Text = {
  content: Y.XmlFragment
  changes: number
  moves: Pick<Moves, 'origins'>
  bindings: ReadonlyMap<number, Binding>
}
type Encoded = { changes: number; told: number; bytes: Uint8Array }

/**
 * What the room is told of whose letters are in the text: of which group each id is, and which letters are not of the group of the id they stand
 * under. Whoever joins is told of all that stand and of all who are there; then the ticks bring what is new.
 */
export class AuthorTable {
  /** Ids that somebody has been told of, or is about to be: whoever comes later is told of them, too. */
  private readonly told = new Set<number>()
  private fresh = new Set<number>()
  private moved: Move[] = []
  private encoded: Encoded | null = null
  /** Grows with each id that is told or taken back. */
  private times = 0

  /** Under these ids somebody may write from now on; these letters were put where they are. */
  note(ids: Iterable<number>, moved: Move[] = []) {
    for (const id of ids) {
      if (this.told.has(id)) continue
      this.told.add(id)
      this.fresh.add(id)
      this.times++
    }
    this.moved.push(...moved)
  }

  /** Nothing was written under it: it may become somebody else's. */
  forget(id: number) {
    if (this.told.delete(id)) this.times++
  }

  /** For whoever joins, encoded once for all who do before the next change. */
  all(text: Text): Uint8Array {
    const { changes } = text
    if (this.encoded?.changes !== changes || this.encoded.told !== this.times)
      this.encoded = { changes, told: this.times, bytes: encodeAll(text, this.told) }
    return this.encoded.bytes
  }

  /** What is new since the last call; null for nothing. Once for the whole room. */
  take(text: Text): Uint8Array | null {
    const { fresh, moved } = this
    if (!fresh.size && !moved.length) return null
    this.fresh = new Set()
    this.moved = []
    const table = { clients: groupsOf(text, fresh), moved: moved.flatMap((move) => strangers(text, move)) }
    return table.clients.size || table.moved.length ? encodeAuthors(table) : null
  }
}

function encodeAll(text: Text, told: Iterable<number>) {
  const ids = new Set(told)
  const moved: MovedLetters[] = []
  for (const { _start } of textsIn(text.content)) {
    for (let item = _start; item; item = item.right) {
      if (item.deleted || !(item.content instanceof Y.ContentString)) continue
      const { client, clock } = item.id
      ids.add(client)
      let at = clock
      for (const origin of text.moves.origins({ client, clock, length: item.length })) {
        const move = {
          client,
          clock: at,
          length: origin.length,
          originClient: origin.client,
          originClock: origin.clock,
        }
        moved.push(...strangers(text, move))
        at += origin.length
      }
    }
  }
  return encodeAuthors({ clients: groupsOf(text, ids), moved })
}

function groupsOf({ bindings }: Pick<Text, 'bindings'>, ids: Iterable<number>) {
  const groups = new Map<number, string>()
  for (const id of ids) {
    const binding = bindings.get(id)
    if (binding) groups.set(id, binding.groupId)
  }
  return groups
}

/** Nothing where both are of one group: that is told by the id alone. */
function strangers(
  { bindings }: Pick<Text, 'bindings'>,
  { client, clock, length, originClient }: Move,
): MovedLetters[] {
  const groupId = bindings.get(originClient)?.groupId ?? null
  return groupId === (bindings.get(client)?.groupId ?? null) ? [] : [{ client, clock, length, groupId }]
}
