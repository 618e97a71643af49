import type * as Y from 'yjs'
import { matchMoves, type Moved, type Sought } from '#app/editor/moves/match-moves.ts'
import { SHORTEST_MOVE, type Source, sourceOf } from '#app/editor/moves/match-runs.ts'
import { pairs, type Piece, slicePieces } from '#app/editor/moves/pieces.ts'
import { firstReaching } from '#app/editor/moves/relocation-map.ts'
import { grow, type InsertedRun, type Run, type TextChanges, textChanges } from '#app/editor/moves/text-runs.ts'
import type { Binding } from './author.ts'
import type { Ranges } from './carry/ranges.ts'

/** These letters stood elsewhere before, under other ids. */
export type Move = Piece & { originClient: number; originClock: number }
type Seen = { clientId: number | null; elsewhere?: (Sought & Source)[]; named?: Ranges; unplaced?: InsertedRun[] }

const REMEMBERED_LETTERS = 64 * 1024
const OWN_LETTERS = 8 * 1024

/**
 * Whose words they are when they change their place. A split, a join, a cut and paste and an undo all delete text and write
 * it anew under the id of whoever did it; here it is followed back to whoever wrote it first.
 */
export class Moves {
  private readonly byClient = new Map<number, Move[]>()
  private fresh: Move[] = []
  /** What a person took out and may put back in later; lost with a restart. */
  private remembered: { personId: string; run: Run }[] = []

  constructor(
    private readonly bindings: Map<number, Binding>,
    stored: Move[],
  ) {
    for (const move of stored) this.add(move)
  }

  /**
   * Reads what the transaction of this client moved. `elsewhere`: what it takes out that stands elsewhere by now. `named`: what it
   * deletes by name, which is all that its author can have moved. `unplaced`: what it brings that finds no place, to be carried to one.
   */
  observe(
    transaction: Y.Transaction,
    { clientId, elsewhere = [], named, unplaced = [] }: Seen,
  ): { changes: TextChanges; matches: Moved[] } {
    const changes = textChanges(transaction)
    const inserted: InsertedRun[] = [...changes.inserted, ...unplaced]
    const personId = (clientId !== null && this.bindings.get(clientId)?.personId) || null
    const sources = changes.deleted.map((run) => sourceOf(named ? onlyNamed(run, named) : run))
    const matches = matchMoves({ ...changes, inserted }, [...elsewhere, ...sources])
    const found = new Set(matches.map((match) => match.inserted))
    // Only what came from nowhere else is looked for in the memory, which is the longer search.
    const unknown = inserted.filter((run) => run.string.length >= SHORTEST_MOVE && !found.has(run))
    const earlier = unknown.length ? this.recall(personId) : []
    matches.push(...matchMoves({ ...changes, inserted: unknown }, earlier))
    for (const { inserted: run, at, source, from, length } of matches) {
      this.noteAuthors(slicePieces(run.pieces, at, length), slicePieces(source.pieces, from, length))
    }
    if (personId) this.remember(personId, [...earlier, ...sources, ...elsewhere])
    return { changes, matches }
  }

  /** Whoever wrote the letters at the old place is the author of those at the new one. */
  noteAuthors(targets: Piece[], letters: Piece[]) {
    for (const [target, origin] of pairs(
      targets,
      letters.flatMap((piece) => this.origins(piece)),
    )) {
      if (this.sameAuthor(target.client, origin.client)) continue
      const move = { ...target, originClient: origin.client, originClock: origin.clock }
      if (this.add(move)) this.fresh.push(move)
    }
  }

  /** The moves since the last call, to be stored with the row that made them. */
  take(): Move[] {
    const { fresh } = this
    this.fresh = []
    return fresh
  }

  /** The ids under which the letters were first written. */
  origins({ client, clock, length }: Piece): Piece[] {
    const moves = this.byClient.get(client)
    if (!moves) return [{ client, clock, length }]
    const origins: Piece[] = []
    const end = clock + length
    let at = clock
    for (let index = firstReaching(moves, clock); index < moves.length && moves[index]!.clock < end; index++) {
      const move = moves[index]!
      if (move.clock > at) origins.push({ client, clock: at, length: move.clock - at })
      const from = Math.max(at, move.clock)
      at = Math.min(end, move.clock + move.length)
      origins.push({ client: move.originClient, clock: move.originClock + from - move.clock, length: at - from })
    }
    if (at < end) origins.push({ client, clock: at, length: end - at })
    return origins
  }

  /** Whether both ids stand for one person in one seat. */
  sameAuthor(one: number, other: number) {
    const [a, b] = [this.bindings.get(one), this.bindings.get(other)]
    return (
      one === other ||
      (a !== undefined &&
        a.personId === b?.personId &&
        a.groupId === b.groupId &&
        a.organisationId === b.organisationId)
    )
  }

  /** False where it is known already whose letters they were: stored by a former owner and seen here too, or told by whoever put them there. */
  private add(move: Move): boolean {
    const moves = this.byClient.get(move.client) ?? []
    const index = firstReaching(moves, move.clock)
    if (moves[index] && moves[index].clock < move.clock + move.length) return false
    moves.splice(index, 0, move)
    this.byClient.set(move.client, moves)
    return true
  }

  private recall(personId: string | null): Source[] {
    if (personId === null) return []
    const own = this.remembered.filter((it) => it.personId === personId)
    this.remembered = this.remembered.filter((it) => it.personId !== personId)
    return own.map(({ run }) => sourceOf(run))
  }

  /** Of one's own words little, of others' much; the oldest goes first. */
  private remember(personId: string, sources: Source[]) {
    const isOwn = ({ pieces }: Run) => pieces.every(({ client }) => this.bindings.get(client)?.personId === personId)
    for (const run of sources.flatMap(unused)) this.remembered.push({ personId, run })
    const own = this.remembered.filter((it) => it.personId === personId && isOwn(it.run))
    for (let letters = own.reduce((sum, { run }) => sum + run.string.length, 0); letters > OWN_LETTERS;) {
      const oldest = own.shift()!
      letters -= oldest.run.string.length
      this.remembered.splice(this.remembered.indexOf(oldest), 1)
    }
    let letters = this.remembered.reduce((sum, { run }) => sum + run.string.length, 0)
    while (letters > REMEMBERED_LETTERS) letters -= this.remembered.shift()!.run.string.length
  }
}

/** A run without the letters that went only because they stood within. */
function onlyNamed<R extends Run>(run: R, named: Ranges): R {
  const part: Run = { string: '', pieces: [] }
  let at = 0
  for (const { client, clock, length } of run.pieces) {
    for (const { clock: from, length: count, inside } of named.parts(client, clock, length)) {
      if (inside) grow(part, run.string.slice(at, at + count), { client, clock: from })
      at += count
    }
  }
  return { ...run, ...part }
}

/** The stretches of a source that nothing was matched with. */
function unused({ string, pieces, used }: Source): Run[] {
  const runs: Run[] = []
  for (let from = 0; from < string.length;) {
    const start = used.indexOf(false, from)
    if (start === -1) break
    const next = used.indexOf(true, start)
    from = next === -1 ? string.length : next
    if (from - start >= SHORTEST_MOVE)
      runs.push({ string: string.slice(start, from), pieces: slicePieces(pieces, start, from - start) })
  }
  return runs
}
