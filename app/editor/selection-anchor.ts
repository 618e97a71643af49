import type { EditorState } from '@tiptap/pm/state'
import {
  absolutePositionToRelativePosition,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
} from '@tiptap/y-tiptap'
import { fromBase64, toBase64 } from 'lib0/buffer'
import * as Y from 'yjs'
import { cutText } from '#app/shared/text.ts'
import { lettersBefore, nearestLeft, type Stretch } from './letters-before.ts'
import { followsMoves, knownMoves } from './moves/known-moves.ts'
import { type Change, isAnchored, placeByWords } from './word-places.ts'

type SyncState = { doc: Y.Doc; type: Y.XmlFragment; binding: { mapping: ProsemirrorMapping } }
type ProsemirrorMapping = Parameters<typeof relativePositionToAbsolutePosition>[3]

/** A passage as it is sent with a new comment: where it stands in the Y.Doc, and its words in case the place is lost. */
export type PassageAnchor = { anchor: string; head: string; quote: string; prefix: string; suffix: string }

const QUOTE = 500
const CONTEXT = 60

/** The place as an encoded Yjs relative position; null while the text is not here, or is empty. */
export function encodePosition(state: EditorState, position: number): Uint8Array | null {
  const sync = ySyncPluginKey.getState(state)
  if (!sync?.binding || sync.type._first === null) return null
  return Y.encodeRelativePosition(
    atStartOfEmpty(sync.doc, absolutePositionToRelativePosition(position, sync.type, sync.binding.mapping)),
  )
}

/** The binding names an empty block alone, which Yjs takes for its end: what others write in it would come before the caret, or around it. */
function atStartOfEmpty(doc: Y.Doc, place: Y.RelativePosition): Y.RelativePosition {
  if (place.item || !place.type) return place
  const { content } = Y.getItem(doc.store, place.type) as Partial<Y.Item>
  const isEmpty = content instanceof Y.ContentType && content.type instanceof Y.XmlElement && content.type.length === 0
  return isEmpty ? new Y.RelativePosition(place.type, null, null, -1) : place
}

/** Null when the place no longer exists, or was written by a peer that sends anything else than a position. */
export function decodePosition(state: EditorState, encoded: string | Uint8Array): number | null {
  const sync = ySyncPluginKey.getState(state)
  const relative = readPosition(encoded)
  if (!sync?.binding || !relative) return null
  return resolve(sync, followed(sync.doc, relative), state.doc.content.size)
}

/**
 * Where a place of the text before stands in the text of another's change: at its letter, or at the words that were around it when
 * the letter is gone. The change is in the Y.Doc and not yet, or just, in the state.
 */
export function followPosition(
  state: EditorState,
  encoded: string | Uint8Array,
  position: number,
  change: () => Change,
): number {
  const sync = ySyncPluginKey.getState(state)
  const given = readPosition(encoded)
  const relative = sync?.binding && given ? followed(sync.doc, given) : null
  const now = relative && resolve(sync, relative, change().after.content.size)
  return now !== null && isAnchored(sync.doc, relative!) ? now : placeByWords(change(), position, now)
}

/** A place of one's own, with what stood before it: some of that may not have been sent yet when another puts the rest elsewhere. */
export type OwnPlace = { position: number; encoded: Uint8Array | null; before: Stretch[] }

/** What it takes to follow this place later: see `followOwnPlace`. */
export function ownPlace(state: EditorState, position: number): OwnPlace {
  const encoded = encodePosition(state, position)
  const sync = ySyncPluginKey.getState(state)
  return {
    position,
    encoded,
    before: encoded && followsMoves(sync.doc) ? lettersBefore(sync.doc, Y.decodeRelativePosition(encoded)) : [],
  }
}

/** As `followPosition`, and the words before the place that have gone from there: one's own are brought after it by the server. */
export function followOwnPlace(
  state: EditorState,
  { position, encoded, before }: OwnPlace,
  unsentFrom: number,
  change: () => Change,
): { position: number; gone: string } {
  const sync = ySyncPluginKey.getState(state)
  const nearest = before.length
    ? nearestLeft(sync.doc, before, (id) => knownMoves(sync.doc).resolve(id), unsentFrom)
    : null
  const now = nearest && resolve(sync, new Y.RelativePosition(null, null, nearest.id, -1), change().after.content.size)
  if (now === null) return { position: followPosition(state, encoded ?? '', position, change), gone: '' }
  return { position: now, gone: nearest!.gone }
}

/** The same place where its letter, or its empty block, stands now. */
function followed(doc: Y.Doc, relative: Y.RelativePosition): Y.RelativePosition {
  const { item, type, assoc } = relative
  const id = item ?? type
  if (!id || isAnchored(doc, relative)) return relative
  const now = knownMoves(doc).resolve(id)
  if (now === id) return relative
  const there = Y.createID(now.client, now.clock)
  if (item) return new Y.RelativePosition(null, null, there, assoc)
  // The start of a text that is gone is where its words are, which need not be the start of another.
  const content =
    Y.getState(doc.store, now.client) > now.clock ? (Y.getItem(doc.store, there) as Partial<Y.Item>).content : null
  return content instanceof Y.ContentType && content.type instanceof Y.XmlElement
    ? new Y.RelativePosition(there, null, null, assoc)
    : relative
}

function readPosition(encoded: string | Uint8Array): Y.RelativePosition | null {
  try {
    return Y.decodeRelativePosition(typeof encoded === 'string' ? fromBase64(encoded) : encoded)
  } catch {
    return null
  }
}

function resolve(sync: SyncState, relative: Y.RelativePosition, size: number): number | null {
  try {
    const position = relativePositionToAbsolutePosition(sync.doc, sync.type, relative, sync.binding.mapping)
    return position === null || position < 0 || position > size ? null : position
  } catch {
    return null
  }
}

/** The selected passage, or the whole paragraph when nothing is selected: a thread needs words to hang on. */
export function passageAnchor(state: EditorState): PassageAnchor | null {
  const { selection, doc } = state
  const block = selection.$from
  const [from, to] = selection.empty ? [block.start(), block.end()] : [selection.from, selection.to]
  const quote = text(state, from, to)
  if (!quote.trim()) return null
  const anchor = encodePosition(state, from)
  const head = encodePosition(state, to)
  if (!anchor || !head) return null
  return {
    anchor: toBase64(anchor),
    head: toBase64(head),
    quote: cutText(quote, QUOTE),
    prefix: text(state, Math.max(0, from - CONTEXT), from),
    suffix: text(state, to, Math.min(doc.content.size, to + CONTEXT)),
  }
}

function text(state: EditorState, from: number, to: number): string {
  return state.doc.textBetween(from, to, ' ', (leaf) => (leaf.type.name === 'hardBreak' ? ' ' : ''))
}
