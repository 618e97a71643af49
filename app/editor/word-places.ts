import { Fragment, type Node as ProseMirrorNode } from '@tiptap/pm/model'
import * as Y from 'yjs'
import { BLOCK_ID } from './schema/block-id.ts'

/** Two versions of the text, and the stretch outside of which they are equal. */
export type Change = {
  before: ProseMirrorNode
  after: ProseMirrorNode
  from: number
  endBefore: number
  endAfter: number
}

/** Enough words on either side to tell a place from others like it. */
const CONTEXT = 64
const SEARCHED = [32, 8]
const MOST_PLACES = 40
const LEAF = '\ufffc'

/** The change from one version to the other, as one stretch; an empty one where they are equal. The id of a block is no difference. */
export function changeBetween(before: ProseMirrorNode, after: ProseMirrorNode): Change {
  const size = Math.min(before.content.size, after.content.size)
  const [was, is] = [withoutIds(before, after), withoutIds(after, before)]
  const from = was.findDiffStart(is) ?? size
  const end = was.findDiffEnd(is) ?? { a: from, b: from }
  // Where letters repeat, the equal stretches from both sides overlap.
  const overlap = Math.max(0, from - Math.min(end.a, end.b))
  return { before, after, from, endBefore: end.a + overlap, endAfter: end.b + overlap }
}

function withoutIds({ children }: ProseMirrorNode, other: ProseMirrorNode) {
  const shared = new Set(other.children)
  return Fragment.from(
    children.map((block) =>
      block.attrs[BLOCK_ID] && !shared.has(block)
        ? block.type.create({ ...block.attrs, [BLOCK_ID]: null }, block.content, block.marks)
        : block,
    ),
  )
}

/** Whether the letter or the block that an encoded position holds on to is still in the text. */
export function isAnchored(doc: Y.Doc, relative: Y.RelativePosition): boolean {
  const id = relative.item ?? relative.type
  if (!id) return true
  if (Y.getState(doc.store, id.client) <= id.clock) return false
  let item = Y.getItem(doc.store, id)
  while (item instanceof Y.Item && item.redone) item = Y.getItem(doc.store, item.redone)
  return item instanceof Y.Item && !item.deleted
}

/**
 * Where a place is whose own letter is gone: its paragraph was split, joined or made another kind, which writes the words anew, or
 * the words were deleted. The place with most of the same words around it; `guess` is where Yjs would put it.
 */
export function placeByWords(change: Change, position: number, guess: number | null): number {
  const wanted = wordsAround(change.before, position)
  const expected = mapped(change, position)
  let best = guess ?? expected
  let most = likeness(wanted, wordsAround(change.after, best))
  for (const place of [expected, change.from, change.endAfter, ...sameWords(change, wanted)]) {
    const alike = likeness(wanted, wordsAround(change.after, place))
    if (alike < most || (alike === most && Math.abs(place - expected) >= Math.abs(best - expected))) continue
    most = alike
    best = place
  }
  return best
}

function mapped({ from, endBefore, endAfter }: Change, position: number): number {
  if (position >= endBefore) return position + endAfter - endBefore
  return position <= from ? position : Math.min(position, endAfter)
}

type Words = { left: string; right: string }

function wordsAround(doc: ProseMirrorNode, position: number): Words {
  const place = doc.resolve(Math.max(0, Math.min(position, doc.content.size)))
  if (!place.parent.inlineContent) return { left: '', right: '' }
  const text = textOf(place.parent)
  return {
    left: text.slice(Math.max(0, place.parentOffset - CONTEXT), place.parentOffset),
    right: text.slice(place.parentOffset, place.parentOffset + CONTEXT),
  }
}

/** One letter for each position of the block. */
function textOf(block: ProseMirrorNode) {
  return block.textBetween(0, block.content.size, null, LEAF)
}

function likeness(one: Words, other: Words): number {
  let before = 0
  while (
    before < Math.min(one.left.length, other.left.length) &&
    one.left.at(-1 - before) === other.left.at(-1 - before)
  )
    before++
  let behind = 0
  while (behind < Math.min(one.right.length, other.right.length) && one.right[behind] === other.right[behind]) behind++
  return before + behind
}

/** Every place in the changed stretch that has the words directly before or behind. */
function sameWords({ after, from, endAfter }: Change, { left, right }: Words): number[] {
  const found: number[] = []
  after.nodesBetween(from, Math.max(from, Math.min(endAfter, after.content.size)), (block, at) => {
    if (!block.inlineContent) return true
    const text = textOf(block)
    for (const length of SEARCHED) {
      for (const [words, behind] of [
        [left.slice(-length), true],
        [right.slice(0, length), false],
      ] as const) {
        if (!words) continue
        for (
          let index = text.indexOf(words);
          index >= 0 && found.length < MOST_PLACES;
          index = text.indexOf(words, index + 1)
        ) {
          found.push(at + 1 + index + (behind ? words.length : 0))
        }
      }
    }
    return false
  })
  return found
}
