import * as Y from 'yjs'
import { certainMoves, type Moved } from '#app/editor/moves/match-moves.ts'
import { type Source, sourceOf } from '#app/editor/moves/match-runs.ts'
import { pairs, type Piece, slicePieces } from '#app/editor/moves/pieces.ts'
import { RelocationMap } from '#app/editor/moves/relocation-map.ts'
import { lettersMoved, placesMoved, type Relocation, type Successors } from '#app/editor/moves/relocations.ts'
import type { Run } from '#app/editor/moves/text-runs.ts'
import type { Moves } from '../moves.ts'
import type { Arrivals } from './arrivals.ts'
import { leaveBlank } from './blank-lines.ts'
import { broughtInVain, runsOf } from './brought.ts'
import { type Gone, leftBehind } from './left-behind.ts'
import { blockFor, limitIn, pastEarlier, put, putBlock, spotFor, stepsIn } from './place.ts'
import { Ranges } from './ranges.ts'
import { type Acting, type Id, type StoredRelocation, type Stranded, type Unplaced, unplacedOf } from './stranded.ts'
import { ThreadMemory } from './threads.ts'
import { besideTwice, blockAround, isEmpty, readLetters, remove, unusedIn, withoutTwice } from './twice.ts'
import { unclaimed } from './unclaimed.ts'

/** The origin of the transactions made here. */
export const CARRIED = 'carried'

/** What is carried is put into its text piece by piece, and each time the text is read: so many of its items are for one update. The rest is offered back. */
const STEPS_AT_ONCE = 2_000_000

type Doubled = { text: Y.XmlText; stands: Id }
type Act = Acting & { before: Map<number, number>; claimed: Ranges; elsewhere: Run[]; observed: boolean }

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
  private stranded: Stranded[] = []
  private brought: Stranded[] = []
  private twice: Relocation[] = []
  /** What has no place until, perhaps, what was cut is pasted. */
  private waiting: Stranded[] = []
  private unplaced: Unplaced[] = []
  private placed: Id[] = []
  private doubled: Doubled[] = []
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
    this.act = { ...acting, before, claimed: new Ranges(inspected.deletes), elsewhere: [], observed: false }
    for (const [client, clock] of before)
      if (!this.came.has(client)) this.came.set(client, { clock, known: acting.known })
    this.act.elsewhere = this.deletedElsewhere(this.act)
    this.stranded = []
    this.brought = []
    this.twice = []
    this.doubled = []
  }

  /** Within `afterTransaction`, when more happened than typing. */
  observe(transaction: Y.Transaction) {
    this.counts.searched++
    const { act } = this
    const elsewhere = act?.elsewhere.map((run) => ({ ...sourceOf(run), gone: true })) ?? []
    this.brought = act ? this.inVain(act) : []
    const seen = { clientId: act?.clientId ?? null, elsewhere, named: act?.claimed, inVain: runsOf(this.brought) }
    const { changes, matches: alike } = this.moves.observe(transaction, seen)
    const matches = certainMoves(alike)
    const sources = new Set<Moved['source']>(elsewhere)
    const again = (match: Moved) => sources.has(match.source)
    const kept = matches.filter((match) => !again(match))
    const deleted = changes.deleted.filter(
      ({ pieces }) =>
        !act ||
        pieces.some(({ client, clock, length }) =>
          act.claimed.parts(client, clock, length).some(({ inside }) => inside),
        ),
    )
    // A line that its author had not seen is none that they left empty: what is in it has no place any more.
    const seenOut = changes.elementsOut.filter(
      ({ _item }) => !act || act.claimed.has(_item!.id.client, _item!.id.clock),
    )
    const leave = (successors: Successors) => leaveBlank({ elementsOut: seenOut, deleted }, successors)
    this.note([...lettersMoved(kept), ...placesMoved(transaction, { ...changes, deleted }, kept, leave)])
    this.threads.read(transaction, changes.deleted)
    this.threads.follow(alike.filter((match) => !again(match)))
    if (!act) return
    act.observed = true
    this.stranded = unclaimed(transaction, changes, act.claimed, this.moved)
    const left = new Set(kept.flatMap(({ source: { text, gone } }) => (text && gone === false ? [text] : [])))
    const fresh = new Set(kept.flatMap(({ inserted }) => inserted.pieces.map(({ client }) => client)))
    const wentNow: Gone = this.goneFrom((step) => step.seq === Infinity && fresh.has(step.toClient))
    this.stranded.push(
      ...leftBehind(left, wentNow, (id) => !act.own.has(id.client) && this.arrivals.of(id) > act.known),
    )
    this.takeTwice(matches.filter(again), elsewhere)
  }

  /** After the update was applied: puts what it stranded to where it belongs. */
  finish(typed: boolean) {
    const { act } = this
    this.act = null
    if (!act || (typed && this.moved.empty)) return
    // All that it deletes was gone already.
    if (act.elsewhere.length && !act.observed)
      this.takeTwice(
        [],
        act.elsewhere.map((run) => sourceOf(run)),
      )
    if (!act.observed) this.brought = this.inVain(act)
    const again = this.fresh.length ? this.waiting : []
    // What others wrote beside the author's own words has its place once those have theirs.
    const stranded = [...this.brought, ...this.stranded, ...again]
    if (!stranded.length && !this.twice.length && !this.threads.waits) return
    const unplaced = this.carry(stranded)
    const waiting = unplaced.filter(({ stands }) => !stands)
    const [before, still] = [new Set(again), new Set(waiting)]
    this.unplaced.push(...waiting.filter((it) => !before.has(it)).flatMap((it) => this.unplacedOf(it)))
    this.placed.push(...again.filter((it) => !still.has(it)).flatMap((it) => this.unplacedOf(it)))
    this.waiting = [...this.waiting.filter((it) => !before.has(it)), ...waiting]
  }

  private inVain({ inspected: { index }, own, known, before, claimed }: Act): Stranded[] {
    const gone = this.goneFrom((step) => !own.has(step.toClient) && step.seq > known)
    return broughtInVain({ doc: this.doc, index, before, claimed, gone })
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

  private carry(stranded: Stranded[]): Stranded[] {
    const { doc } = this
    if (!this.hasOwnId) {
      doc.clientID = this.ownId()
      this.hasOwnId = true
    }
    const unplaced: Stranded[] = []
    // What is carried comes with this row, too: whoever moves its neighbours without having seen it takes it along.
    const from = Y.getState(doc.store, doc.clientID)
    const known = Math.min(...[...this.came.values()].map((it) => it.known), Infinity)
    if (!this.came.has(doc.clientID)) this.came.set(doc.clientID, { clock: from, known })
    this.steps = 0
    doc.transact(() => {
      this.removeTwice()
      for (const it of stranded) if (!this.carryOne(it)) unplaced.push(it)
      this.removeEmptied()
      this.threads.mark(doc)
    }, CARRIED)
    return unplaced
  }

  private carryOne(stranded: Stranded): boolean {
    const { doc, moved } = this
    if (this.steps > STEPS_AT_ONCE) return false
    let to: Id | null
    if (stranded.isBlock) {
      const spot = blockFor(doc, moved, stranded)
      this.steps += spot ? stepsIn(spot.beside.parent as Y.XmlElement) : 0
      to = spot && putBlock(doc, spot)
    } else {
      const found = spotFor(doc, moved, stranded)
      this.steps += found ? stepsIn('text' in found ? found.text : found.element) : 0
      const spot = pastEarlier(
        found,
        this.firstWritten(stranded.pieces[0]!),
        (piece) => this.moves.origins(piece),
        limitIn(doc, moved, found, stranded),
      )
      to = spot && put(doc, spot, stranded.content as Exclude<Stranded['content'], 'block'>)
    }
    if (!to) return false
    const [piece] = stranded.pieces as [Piece]
    if (stranded.stands) remove(doc, [piece])
    this.note([{ ...piece, toClient: to.client, toClock: to.clock }])
    this.moves.noteAuthors([{ ...to, length: piece.length }], [piece])
    this.counts.carried++
    return true
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

  /** The letters that the update deletes while they stand elsewhere, unknown to its author: text by text, in the order of reading. */
  private deletedElsewhere({ inspected, own, known }: Act): Act['elsewhere'] {
    if (this.moved.empty) return []
    const texts = new Map<Y.XmlText, Set<string>>()
    for (const [client, ranges] of inspected.deletes) {
      for (const { clock, len } of ranges) {
        for (
          let at = this.moved.firstWithin(client, clock, clock + len);
          at;
          at = this.moved.firstWithin(client, at.clock + 1, clock + len)
        ) {
          const step = this.moved.at(at)!
          // Their own move, sent once more: what the draft of a closed tab deletes is stored already, what it wrote for it is not repeated.
          if (own.has(step.toClient) || step.seq <= known) continue
          const now = this.moved.resolve(at)
          const item =
            now.clock < Y.getState(this.doc.store, now.client)
              ? (Y.getItem(this.doc.store, Y.createID(now.client, now.clock)) as Y.Item | Y.GC)
              : null
          if (!(item instanceof Y.Item) || item.deleted || !(item.parent instanceof Y.XmlText)) continue
          const letters = texts.get(item.parent) ?? new Set()
          texts.set(item.parent, letters.add(`${now.client}.${now.clock}`))
        }
      }
    }
    return [...texts].map(([text, letters]) => readLetters(text, letters))
  }

  /** Put elsewhere by two at once: the copy that came first stands, and what its late-comer wrote beside the other is carried to it. */
  private takeTwice(matches: Moved[], elsewhere: Source[]) {
    for (const { inserted, at, source, from, length } of matches) {
      for (const [again, stands] of pairs(
        slicePieces(inserted.pieces, at, length),
        slicePieces(source.pieces, from, length),
      )) {
        this.twice.push({ ...again, toClient: stands.client, toClock: stands.clock })
      }
    }
    // What was deleted and is not written again is to go from where it stands now.
    for (const source of elsewhere)
      for (const piece of unusedIn(source)) this.twice.push({ ...piece, toClient: -1, toClock: 0 })
    this.brought = withoutTwice(this.brought, this.twice)
    for (const text of new Set(
      matches.flatMap(({ inserted }) => (inserted.fresh && inserted.text ? [inserted.text] : [])),
    )) {
      const doubled = matches.filter(({ inserted }) => inserted.text === text)
      this.doubled.push({ text, stands: doubled[0]!.source.pieces[0]! })
      for (const it of besideTwice(
        text,
        doubled.flatMap(({ inserted, at, length }) => slicePieces(inserted.pieces, at, length)),
      ))
        this.stranded.push(it)
    }
  }

  private removeTwice() {
    if (this.twice.length) remove(this.doc, this.twice)
    this.note(this.twice.filter(({ toClient }) => toClient >= 0))
    this.twice = []
  }

  /** The blocks of the second copy, where nothing of their own is left in them. */
  private removeEmptied() {
    for (const { text, stands } of this.doubled) {
      const around = blockAround(this.doc, stands)
      let element = text.parent as Y.XmlElement
      if (text.length || !around) continue
      const places: [Y.Item | null, Id][] = [
        [text._item, around.text],
        [element._item, around.element],
      ]
      this.note(
        places.flatMap(([item, to]) =>
          item && !this.moved.at(item.id) ? [{ ...item.id, length: 1, toClient: to.client, toClock: to.clock }] : [],
        ),
      )
      while (
        element instanceof Y.XmlElement &&
        element._item &&
        element._item.id.client === text._item!.id.client &&
        isEmpty(element)
      ) {
        const parent = element.parent as Y.XmlElement
        parent.delete(parent.toArray().indexOf(element), 1)
        element = parent
      }
    }
    this.doubled = []
  }
}
