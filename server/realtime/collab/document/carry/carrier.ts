import * as Y from 'yjs'
import { certainMoves, type Moved } from '#app/editor/moves/match-moves.ts'
import { type Source, sourceOf } from '#app/editor/moves/match-runs.ts'
import type { Piece } from '#app/editor/moves/pieces.ts'
import { RelocationMap } from '#app/editor/moves/relocation-map.ts'
import { lettersMoved, placesMoved, type Relocation, type Successors } from '#app/editor/moves/relocations.ts'
import type { Run, TextChanges } from '#app/editor/moves/text-runs.ts'
import { takeOff } from '../foreign-marks.ts'
import type { Moves } from '../moves.ts'
import type { Arrivals } from './arrivals.ts'
import { leaveBlank } from './blank-lines.ts'
import { deletedElsewhere, remove } from './copied-letters.ts'
import { type Gone, leftBehind } from './left-behind.ts'
import { blockFor, limitIn, pastEarlier, put, putBlock, spotFor, stepsIn } from './place.ts'
import { Ranges } from './ranges.ts'
import { SecondCopies } from './second-copies.ts'
import { type Acting, type Id, type StoredRelocation, type Stranded, type Unplaced, unplacedOf } from './stranded.ts'
import { ThreadMemory } from './threads.ts'
import { unclaimed } from './unclaimed.ts'
import { runsOf, unplacedInserts } from './unplaced-inserts.ts'

/** The origin of the transactions made here. */
export const CARRIED = 'carried'

/** What is carried is put into its text piece by piece, and each time the text is read: so many of its items are for one update. The rest is offered back. */
const STEPS_AT_ONCE = 2_000_000

/** One update, while it is being taken. */
type Act = Acting & {
  before: Map<number, number>
  claimed: Ranges
  /** What it deletes that stands elsewhere by now. */
  elsewhere: Run[]
  /** Whether it changed the text by more than typing. */
  observed: boolean
  /** What it inserted that found no place. */
  inserted: Stranded[]
  /** What it left without a place of what others wrote. */
  stranded: Stranded[]
  copies: SecondCopies
}

/** What a transaction did. Of what is alike, `moved` was put elsewhere for certain, and `again` was there already. */
type Seen = { changes: TextChanges; elsewhere: Source[]; alike: Moved[]; moved: Moved[]; again: Moved[] }

/**
 * Lets words follow their block. In Yjs a block that changes its kind, or is split, joined, sunk or pasted, is deleted and written
 * anew, and what others write in it meanwhile goes with the old one. Here it is put to where its neighbours stand now, in the same
 * row as the update that needs it. See docs/decisions/0014.
 */
export class Carrier {
  readonly moved = new RelocationMap<StoredRelocation>()
  private fresh: StoredRelocation[] = []
  /** From which clock on each client's letters came with the row that is to be. */
  private came = new Map<number, { clock: number; known: number }>()
  private act: Act | null = null
  /** What has no place until, perhaps, what was cut is pasted. */
  private waiting: Stranded[] = []
  private unplaced: Unplaced[] = []
  private placed: Id[] = []
  private readonly threads = new ThreadMemory()
  private hasOwnId = false
  private steps = 0
  /** How often the text was searched for what was put elsewhere, and how often something had to be carried. */
  readonly counts = { searched: 0, carried: 0, unplaced: 0 }

  constructor(
    private readonly doc: Y.Doc,
    private readonly moves: Moves,
    stored: StoredRelocation[],
    readonly arrivals: Arrivals,
    private readonly ownId: () => number,
  ) {
    this.moved.add(stored)
  }

  /** Before the update is applied. */
  begin(acting: Acting) {
    const { inspected } = acting
    const before = new Map([...inspected.clients.keys()].map((client) => [client, Y.getState(this.doc.store, client)]))
    this.act = {
      ...acting,
      before,
      claimed: new Ranges(inspected.deletes),
      elsewhere: deletedElsewhere(this.doc, this.moved, acting),
      observed: false,
      inserted: [],
      stranded: [],
      copies: new SecondCopies(this.doc, this.moved, (relocations) => this.note(relocations)),
    }
    for (const [client, clock] of before)
      if (!this.came.has(client)) this.came.set(client, { clock, known: acting.known })
  }

  /** Within `afterTransaction`, when more happened than typing. */
  observe(transaction: Y.Transaction) {
    this.counts.searched++
    const { act } = this
    const seen = this.match(transaction, act)
    this.noteMoved(transaction, seen, act)
    this.threads.read(transaction, seen.changes.deleted)
    this.threads.follow(seen.alike)
    if (act) this.noteStranded(transaction, seen, act)
  }

  /** After the update was applied: carries what it left without a place to where it belongs now. `typed`: no transaction was more than typing. */
  finish(typed: boolean) {
    const { act } = this
    this.act = null
    if (!act || (typed && this.moved.empty)) return
    if (!act.observed) this.noteUnobserved(act)
    // What waits has perhaps its place by what was put elsewhere now. What others wrote beside it has one once it is there itself.
    const waiting = this.fresh.length ? this.waiting : []
    const stranded = [...act.inserted, ...act.stranded, ...waiting]
    if (!stranded.length && act.copies.none && !this.threads.waits) return
    this.noteUnplaced(waiting, this.carry(act, stranded))
  }

  /** Takes off marks that the update may not bring. */
  unmark(ids: Y.ID[]) {
    if (ids.length) this.byServer((transaction) => takeOff(transaction, ids))
  }

  /** What the server writes by nobody's right, under the id that it carries with. */
  byServer(work: (transaction: Y.Transaction) => void) {
    this.beginOwn()
    this.doc.transact(work, CARRIED)
  }

  private match(transaction: Y.Transaction, act: Act | null): Seen {
    const elsewhere = act?.elsewhere.map((run) => ({ ...sourceOf(run), gone: true })) ?? []
    if (act) act.inserted = this.readInserts(act)
    const { changes, matches } = this.moves.observe(transaction, {
      clientId: act?.clientId ?? null,
      elsewhere,
      named: act?.claimed,
      unplaced: runsOf(act?.inserted ?? []),
    })
    const sources = new Set<Moved['source']>(elsewhere)
    const isAgain = (match: Moved) => sources.has(match.source)
    const isFirst = (match: Moved) => !isAgain(match)
    const certain = certainMoves(matches)
    return {
      changes,
      elsewhere,
      alike: matches.filter(isFirst),
      moved: certain.filter(isFirst),
      again: certain.filter(isAgain),
    }
  }

  /** Where letters and blocks went. */
  private noteMoved(transaction: Y.Transaction, { changes, moved }: Seen, act: Act | null) {
    const isNamed = ({ client, clock, length }: Piece) =>
      act!.claimed.parts(client, clock, length).some(({ inside }) => inside)
    const deleted = changes.deleted.filter(({ pieces }) => !act || pieces.some(isNamed))
    // A line that its author had not seen is none that they left empty: what is in it has no place any more.
    const elementsOut = changes.elementsOut.filter(
      ({ _item }) => !act || act.claimed.has(_item!.id.client, _item!.id.clock),
    )
    const leave = (successors: Successors) => leaveBlank({ elementsOut, deleted }, successors)
    this.note([...lettersMoved(moved), ...placesMoved(transaction, { ...changes, deleted }, moved, leave)])
  }

  /** What others wrote that went with its block, stands where its neighbours left, or stands beside a second copy. */
  private noteStranded(transaction: Y.Transaction, { changes, elsewhere, moved, again }: Seen, act: Act) {
    act.observed = true
    act.stranded = [
      ...unclaimed(transaction, changes, act.claimed, this.moved),
      ...this.leftBehind(moved, act),
      ...act.copies.find(again, elsewhere),
    ]
    act.inserted = act.copies.without(act.inserted)
  }

  /** All that it deletes was gone already. */
  private noteUnobserved(act: Act) {
    const elsewhere = act.elsewhere.map((run) => sourceOf(run))
    act.stranded = act.copies.find([], elsewhere)
    act.inserted = this.readInserts(act)
  }

  private leftBehind(moved: Moved[], { own, known }: Act): Stranded[] {
    const left = new Set(moved.flatMap(({ source: { text, gone } }) => (text && gone === false ? [text] : [])))
    const clients = new Set(moved.flatMap(({ inserted }) => inserted.pieces.map(({ client }) => client)))
    const wentNow = this.goneFrom((step) => step.seq === Infinity && clients.has(step.toClient))
    return leftBehind(left, wentNow, (id) => !own.has(id.client) && this.arrivals.of(id) > known)
  }

  private readInserts({ inspected: { index }, own, known, before, claimed }: Act): Stranded[] {
    const gone = this.goneFrom((step) => !own.has(step.toClient) && step.seq > known)
    return unplacedInserts({ doc: this.doc, index, before, claimed, gone })
  }

  /** What could not be carried waits; `tried`: what of it waited before. */
  private noteUnplaced(tried: Stranded[], unplaced: Stranded[]) {
    const waiting = unplaced.filter(({ stands }) => !stands)
    const [before, still] = [new Set(tried), new Set(waiting)]
    this.unplaced.push(...waiting.filter((it) => !before.has(it)).flatMap((it) => this.unplacedOf(it)))
    this.placed.push(...tried.filter((it) => !still.has(it)).flatMap((it) => this.unplacedOf(it)))
    this.waiting = [...this.waiting.filter((it) => !before.has(it)), ...waiting]
  }

  get waits() {
    return this.waiting.length > 0
  }

  /** What has waited for its place in vain. */
  takeUnplaced(): Unplaced[] {
    const { waiting } = this
    this.counts.unplaced += waiting.length
    this.waiting = []
    return waiting.flatMap((it) => this.unplacedOf(it))
  }

  private unplacedOf(stranded: Stranded) {
    return unplacedOf(stranded, (piece) => this.moves.origins(piece))
  }

  /** What has happened since the last call, by the row of this number: what was put elsewhere, what lost its place, and what found one again. */
  take(seq: number): { relocated: StoredRelocation[]; unplaced: Unplaced[]; placed: Id[] } {
    const { fresh, came, unplaced, placed } = this
    this.unplaced = []
    this.placed = []
    for (const [client, { clock, known }] of came) this.arrivals.note(client, clock, seq, known)
    this.came = new Map()
    this.fresh = []
    for (const relocation of fresh) relocation.seq = seq
    return { relocated: fresh, unplaced, placed }
  }

  /** In one transaction of the server's own. Returns what has no place. */
  private carry({ copies }: Act, stranded: Stranded[]): Stranded[] {
    const { doc } = this
    this.beginOwn()
    this.steps = 0
    const unplaced: Stranded[] = []
    doc.transact(() => {
      copies.removeLetters()
      for (const it of stranded) if (!this.carryOne(it)) unplaced.push(it)
      copies.removeEmptied()
      this.threads.mark(doc)
    }, CARRIED)
    return unplaced
  }

  /** What is carried comes with this row, too: whoever moves its neighbours without having seen it takes it along. */
  private beginOwn() {
    const { doc } = this
    if (!this.hasOwnId) {
      doc.clientID = this.ownId()
      this.hasOwnId = true
    }
    const clock = Y.getState(doc.store, doc.clientID)
    const known = Math.min(...[...this.came.values()].map((it) => it.known), Infinity)
    if (!this.came.has(doc.clientID)) this.came.set(doc.clientID, { clock, known })
  }

  private carryOne(stranded: Stranded): boolean {
    if (this.steps > STEPS_AT_ONCE) return false
    const to = stranded.isBlock ? this.placeBlock(stranded) : this.placeWords(stranded)
    if (!to) return false
    const [piece] = stranded.pieces as [Piece]
    if (stranded.stands) remove(this.doc, [piece])
    this.note([{ ...piece, toClient: to.client, toClock: to.clock }])
    this.moves.noteAuthors([{ ...to, length: piece.length }], [piece])
    this.counts.carried++
    return true
  }

  private placeBlock(stranded: Stranded): Id | null {
    const spot = blockFor(this.doc, this.moved, stranded)
    this.steps += spot ? stepsIn(spot.beside.parent as Y.XmlElement) : 0
    return spot && putBlock(this.doc, spot)
  }

  private placeWords(stranded: Stranded): Id | null {
    const { doc, moved } = this
    const found = spotFor(doc, moved, stranded)
    this.steps += found ? stepsIn('text' in found ? found.text : found.element) : 0
    const spot = pastEarlier(
      found,
      this.firstWritten(stranded.pieces[0]!),
      (piece) => this.moves.origins(piece),
      limitIn(doc, moved, found, stranded),
    )
    return spot && put(doc, spot, stranded.content as Exclude<Stranded['content'], 'block'>)
  }

  /** Under which id its author wrote it, whoever put it elsewhere since. */
  private firstWritten({ client, clock }: Piece): Id {
    return this.moves.origins({ client, clock, length: 1 })[0]!
  }

  private note(relocations: Relocation[]) {
    const stored = relocations.map((relocation) => ({ ...relocation, seq: Infinity }))
    this.moved.add(stored)
    this.fresh.push(...stored)
  }

  private goneFrom(counts: (step: StoredRelocation) => boolean): Gone {
    return ({ id: { client, clock }, length }, end) => {
      const id =
        end === 'last'
          ? this.moved.lastWithin(client, clock, clock + length)
          : this.moved.firstWithin(client, clock, clock + length)
      const step = id && this.moved.at(id)
      return step && counts(step) ? id : null
    }
  }
}
