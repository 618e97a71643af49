import { Extension } from '@tiptap/core'
import type { Node as ProseMirrorNode } from '@tiptap/pm/model'
import { type EditorState, Plugin, Selection, TextSelection, type Transaction } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import type * as Y from 'yjs'
import { followOwnPlace, type OwnPlace, ownPlace } from './selection-anchor.ts'
import { type Change, changeBetween } from './word-places.ts'

/** `storedClock`: up to where one's own text is known to be stored. */
export type KnowsStored = { doc: Y.Doc; storedClock: number }

type Kept = { json: Record<string, unknown>; kind: string | undefined; spots: Map<string, OwnPlace> }

const ENDS = ['anchor', 'head', 'pos']

/**
 * Keeps one's own selection at its words, whatever kind it is and in whichever direction it was made, when a change of somebody else
 * comes in. The binding replaces the whole text for it, knows only selections of text, guesses by equal paragraphs, and scrolls.
 */
export function ownSelection(provider: KnowsStored) {
  const { doc } = provider
  let kept: Kept | null = null
  const away = new WordsAway()
  return Extension.create({
    name: 'ownSelection',
    addProseMirrorPlugins: () => [
      new Plugin({
        view(view) {
          const remember = ({ origin }: Y.Transaction) => {
            if (origin !== ySyncPluginKey) kept = keep(view.state)
          }
          doc.on('beforeTransaction', remember)
          return { destroy: () => doc.off('beforeTransaction', remember) }
        },
      }),
    ],
    dispatchTransaction({ transaction, next }) {
      const { state } = this.editor
      if (isOfOthers(transaction) && kept)
        return next(withSelection(state, transaction, kept, { away, unsentFrom: provider.storedClock }))
      if (transaction.selectionSet && !transaction.docChanged) away.forget()
      next(transaction)
    },
  })
}

/** Undoing is one's own act, though it comes through the Y.Doc: it puts the selection where it was then. */
export function isOfOthers(transaction: Transaction): boolean {
  const meta = transaction.getMeta(ySyncPluginKey) as
    { isChangeOrigin?: boolean; isUndoRedoOperation?: boolean } | undefined
  return Boolean(meta?.isChangeOrigin && !meta.isUndoRedoOperation)
}

function keep(state: EditorState): Kept {
  const { selection } = state
  const json = selection.toJSON() as Record<string, unknown>
  const spots = new Map<string, OwnPlace>()
  for (const end of ENDS) {
    const position = json[end]
    if (typeof position === 'number') spots.set(end, ownPlace(state, position))
  }
  return { json, kind: nodeAt(state, json)?.type.name, spots }
}

/** The node that a selection of one node has selected. */
function nodeAt({ doc }: Pick<EditorState, 'doc'>, json: Record<string, unknown>) {
  return json.type === 'node' ? doc.nodeAt(json.anchor as number) : null
}

/** The same change, with the selection at its words and nothing scrolled. */
function withSelection(
  state: EditorState,
  transaction: Transaction,
  { json, kind, spots }: Kept,
  { away, unsentFrom }: { away: WordsAway; unsentFrom: number },
): Transaction {
  const theirs = state.tr
  for (const step of transaction.steps) theirs.step(step)
  theirs.setMeta('addToHistory', false).setMeta(ySyncPluginKey, transaction.getMeta(ySyncPluginKey))
  let change: Change | undefined
  const between = () => (change ??= changeBetween(transaction.before, theirs.doc))
  const now = { ...json }
  let gone = ''
  for (const [end, place] of spots) ({ position: now[end], gone } = followOwnPlace(state, place, unsentFrom, between))
  if (json.type === 'text' && json.anchor === json.head)
    now.anchor = now.head = away.behind(transaction.before, theirs.doc, Number(json.head), Number(now.head), gone)
  return theirs.setSelection(selectionOf(theirs, now, kind))
}

const BACK_WITHIN_MS = 15_000

/**
 * What one typed just before another put the paragraph elsewhere is gone for a moment, until the server brings it after the rest. The
 * caret goes behind it then, as it was, so that what is typed next does not come before it.
 */
class WordsAway {
  private words = ''
  private since = 0

  forget() {
    this.words = ''
  }

  /** Where the caret, that stood at `was`, goes in the text of another's change: `place`, or behind what came back there. */
  behind(before: ProseMirrorNode, after: ProseMirrorNode, was: number, place: number, gone: string): number {
    const now = performance.now()
    if (now - this.since > BACK_WITHIN_MS) this.forget()
    if (gone) this.since = now
    this.words += gone
    if (!this.words) return place
    const [old, rest] = [restOf(before, was), restOf(after, place)]
    return place + (rest.endsWith(old) ? this.takeBack(rest.slice(0, rest.length - old.length)) : 0)
  }

  /** How much of what came is one's own, in the order in which it was typed; some of it may have come where nobody looked. */
  private takeBack(come: string): number {
    let length = 0
    for (const letter of come) {
      const at = this.words.indexOf(letter)
      if (at < 0) break
      this.words = this.words.slice(at + letter.length)
      length += letter.length
    }
    return length
  }
}

/** The words from a place to the end of its paragraph. */
function restOf(doc: ProseMirrorNode, position: number) {
  const { parent, parentOffset } = doc.resolve(position)
  return parent.inlineContent ? parent.textBetween(parentOffset, parent.content.size, null, '\ufffc') : ''
}

function selectionOf({ doc }: Transaction, json: Record<string, unknown>, kind: string | undefined): Selection {
  const [anchor, head] = [Number(json.anchor ?? json.pos ?? 0), Number(json.head ?? json.pos ?? json.anchor ?? 0)]
  const near = () => TextSelection.between(doc.resolve(anchor), doc.resolve(head))
  if (json.type === 'text' || nodeAt({ doc }, json)?.type.name !== kind) return near()
  try {
    return Selection.fromJSON(doc, json)
  } catch {
    return near()
  }
}
