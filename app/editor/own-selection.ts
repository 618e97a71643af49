import { Extension } from '@tiptap/core'
import { Plugin, Selection, TextSelection, type EditorState, type Transaction } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import type * as Y from 'yjs'
import { encodePosition, followPosition } from './selection-anchor.ts'
import { changeBetween, type Change } from './word-places.ts'

type Spot = { position: number; encoded: Uint8Array | null }
type Kept = { json: Record<string, unknown>; kind: string | undefined; spots: Map<string, Spot> }

const ENDS = ['anchor', 'head', 'pos']

/**
 * Keeps one's own selection at its words, whatever kind it is and in whichever direction it was made, when a change of somebody else
 * comes in. The binding replaces the whole text for it, knows only selections of text, guesses by equal paragraphs, and scrolls.
 */
export function ownSelection(doc: Y.Doc) {
  let kept: Kept | null = null
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
      const theirs = isOfOthers(transaction) && kept ? withSelection(state, transaction, kept) : transaction
      next(theirs)
    },
  })
}

/** Undoing is one's own act, though it comes through the Y.Doc: it puts the selection where it was then. */
export function isOfOthers(transaction: Transaction): boolean {
  const meta = transaction.getMeta(ySyncPluginKey) as { isChangeOrigin?: boolean; isUndoRedoOperation?: boolean } | undefined
  return Boolean(meta?.isChangeOrigin && !meta.isUndoRedoOperation)
}

function keep(state: EditorState): Kept {
  const { selection } = state
  const json = selection.toJSON() as Record<string, unknown>
  const spots = new Map<string, Spot>()
  for (const end of ENDS) {
    const position = json[end]
    if (typeof position === 'number') spots.set(end, { position, encoded: encodePosition(state, position) })
  }
  return { json, kind: nodeAt(state, json)?.type.name, spots }
}

/** The node that a selection of one node has selected. */
function nodeAt({ doc }: Pick<EditorState, 'doc'>, json: Record<string, unknown>) {
  return json.type === 'node' ? doc.nodeAt(json.anchor as number) : null
}

/** The same change, with the selection at its words and nothing scrolled. */
function withSelection(state: EditorState, transaction: Transaction, { json, kind, spots }: Kept): Transaction {
  const theirs = state.tr
  for (const step of transaction.steps) theirs.step(step)
  theirs.setMeta('addToHistory', false).setMeta(ySyncPluginKey, transaction.getMeta(ySyncPluginKey))
  let change: Change | undefined
  const between = () => (change ??= changeBetween(transaction.before, theirs.doc))
  const now = { ...json }
  for (const [end, { encoded, position }] of spots) now[end] = followPosition(state, encoded ?? '', position, between)
  return theirs.setSelection(selectionOf(theirs, now, kind))
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
