import * as Y from 'yjs'
import { documentSchema } from '../schema/document-schema.ts'
import { matchMoves, type Moved } from './match-moves.ts'
import { type Match, sourceOf } from './match-runs.ts'
import { pairs, type Piece, slicePieces } from './pieces.ts'
import { isFresh, type Run, type TextChanges, textChanges } from './text-runs.ts'

/** These letters, or this element or text, stand elsewhere since, under other ids. */
export type Relocation = Piece & { toClient: number; toClock: number }
export type Successors = Map<Y.XmlElement, Y.XmlElement>

/**
 * What a transaction put elsewhere by deleting it and writing it anew, as every change of a block's kind, split, join, cut and paste
 * does: letter by letter, and each text and element that is gone to the one that took its place. Only within `afterTransaction`, or
 * an observer, is what was deleted still readable.
 */
export function relocationsOf(transaction: Y.Transaction): Relocation[] {
  const changes = textChanges(transaction)
  if (!changes.inserted.length && !changes.elementsIn.length) return []
  const matches = matchMoves(
    changes,
    changes.deleted.map((run) => sourceOf(run)),
  ).filter(({ authorsOnly }) => !authorsOnly)
  return [...lettersMoved(matches), ...placesMoved(transaction, changes, matches)]
}

/** Each stretch of letters that was matched, from its old id to its new one. */
export function lettersMoved(matches: Match<Run, Run>[]): Relocation[] {
  return matches.flatMap(({ inserted, at, source, from, length }) =>
    [...pairs(slicePieces(source.pieces, from, length), slicePieces(inserted.pieces, at, length))].map(
      ([old, now]) => ({
        ...old,
        toClient: now.client,
        toClock: now.clock,
      }),
    ),
  )
}

/**
 * Texts and elements that are gone, to those that took their place: by their letters, else by where they stood. `changes.deleted`: what its
 * author knew to be there. `leave`: what becomes of the rest.
 */
export function placesMoved(
  transaction: Y.Transaction,
  changes: TextChanges,
  matches: Moved[],
  leave?: (successors: Successors) => void,
): Relocation[] {
  const successors: Successors = new Map()
  const texts = new Map<Y.XmlText, Y.XmlText>()
  for (const { source, inserted } of matches) {
    if (!source.gone || !source.text || !inserted.text) continue
    texts.set(source.text, inserted.text)
    const [from, to] = [source.text.parent, inserted.text.parent]
    if (from instanceof Y.XmlElement && to instanceof Y.XmlElement && from._item?.deleted && !successors.has(from))
      successors.set(from, to)
  }
  followNeighbours(transaction, changes, successors)
  leave?.(successors)
  return [...texts, ...successors].map(([from, to]) => {
    const [old, now] = [from._item!.id, to._item!.id]
    return { client: old.client, clock: old.clock, length: 1, toClient: now.client, toClock: now.clock }
  })
}

/** A block without letters of its own goes where its neighbours went, or to what stands in its place. */
function followNeighbours(
  transaction: Y.Transaction,
  { elementsIn, elementsOut }: TextChanges,
  successors: Successors,
) {
  const outs = elementsOut.filter(isTextblock)
  const ins = elementsIn.filter(isTextblock)
  const used = new Set(successors.values())
  const places = new Map(ins.map((element, index) => [element, index]))
  const inPlaceOf = placesTaken(transaction, ins)
  for (const [index, out] of outs.entries()) {
    if (successors.has(out)) continue
    const before = successors.get(outs[index - 1]!)
    const behind = successors.get(outs[index + 1]!)
    const beside = [before && ins[places.get(before)! + 1], behind && ins[places.get(behind)! - 1]]
    const next = beside.find((it) => it && !used.has(it)) ?? inPlaceOf(out, used)
    if (!next) continue
    successors.set(out, next)
    used.add(next)
  }
}

/** Whether the element holds text itself; false for what the schema does not know. */
export function isTextblock({ nodeName }: Y.XmlElement) {
  return documentSchema.nodes[nodeName]?.inlineContent ?? false
}

/** The first of these, not used yet, that came where the other went: each by itself, or with what it is within, between the same neighbours that stay. */
function placesTaken(transaction: Y.Transaction, ins: Y.XmlElement[]) {
  const gapOf = gapsBetween((item) => !item.deleted && !isFresh(transaction, item))
  const free = new Map<unknown, Y.XmlElement[]>()
  for (const element of [...ins].reverse()) {
    const gap = gapOf(outermost(element, (item) => isFresh(transaction, item)))
    const there = free.get(gap)
    if (there) there.push(element)
    else free.set(gap, [element])
  }
  return (out: Y.XmlElement, used: Set<Y.XmlElement>) => {
    const there = free.get(gapOf(outermost(out, (item) => item.deleted))) ?? []
    while (there.length && used.has(there.at(-1)!)) there.pop()
    return there.at(-1)
  }
}

/** By the neighbour that stays on the left, else by what all of it is in. Many come and go at once: each item is passed once. */
function gapsBetween(stays: (item: Y.Item) => boolean) {
  const gaps = new Map<Y.Item, unknown>()
  return (item: Y.Item): unknown => {
    const passed: Y.Item[] = []
    let left: Y.Item | null = item
    for (; left && !gaps.has(left) && !stays(left); left = left.left) passed.push(left)
    const gap = left ? (gaps.get(left) ?? left) : item.parent
    for (const it of passed) gaps.set(it, gap)
    return gap
  }
}

function outermost(element: Y.XmlElement, belongs: (item: Y.Item) => boolean): Y.Item {
  let item = element._item!
  for (;;) {
    const around = (item.parent as Y.XmlElement)._item
    if (!around || !belongs(around)) return item
    item = around
  }
}
