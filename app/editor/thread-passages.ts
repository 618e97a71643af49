import { type Editor, Extension } from '@tiptap/core'
import type { Node as ProseMirrorNode } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey, TextSelection, type Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { isOfOthers } from './own-selection.ts'
import { isThreadMark } from './schema/anchors.ts'
import { decodePosition, followPosition, type PassageAnchor } from './selection-anchor.ts'
import { changeBetween } from './word-places.ts'

export type ThreadRef = { id: string; resolved: boolean }
/** `pending` is the passage a comment is being written on: it has no mark yet. */
export type ThreadState = { resolved: ReadonlySet<string>; active: string | null; pending: PassageAnchor | null }
export type Passage = { threadId: string; from: number; to: number }

type Shown = ThreadState & { decorations: DecorationSet; place: Place | null }
/** Where the pending passage stands. */
type Place = { from: number; to: number }

export const threadPassagesKey = new PluginKey<Shown>('threadPassages')

/** Shows where open threads hang, the active one in full marker. The marks themselves carry no look: a resolved thread leaves none. */
export function threadPassages(onActivate: (threadId: string) => void) {
  return Extension.create({
    name: 'threadPassages',
    addProseMirrorPlugins: () => [
      new Plugin({
        key: threadPassagesKey,
        state: {
          init: (_config, state) => shown(state, { resolved: new Set(), active: null, pending: null }, null),
          apply(transaction, before, _old, state) {
            const threads = transaction.getMeta(threadPassagesKey) as ThreadState | undefined
            if (threads) return shown(state, threads, placeOf(state, threads.pending))
            return transaction.docChanged ? shown(state, before, moved(state, transaction, before)) : before
          },
        },
        props: {
          decorations: (state) => threadPassagesKey.getState(state)?.decorations,
          handleClick(view, position, event) {
            if (event.button !== 0 || event.shiftKey || !view.state.selection.empty) return false
            const threadId = threadAt(view.state, position)
            if (threadId) onActivate(threadId)
            return false
          },
        },
      }),
    ],
  })
}

/** The open thread at a position. Where passages overlap, the next one after the active thread: a second click reaches it. */
export function threadAt(state: EditorState, position: number): string | null {
  const here = passages(state).filter((passage) => passage.from <= position && position <= passage.to)
  const active = threadPassagesKey.getState(state)?.active ?? null
  const index = here.findIndex((passage) => passage.threadId === active)
  return here[(index + 1) % Math.max(1, here.length)]?.threadId ?? null
}

/** Open passages in the order of the text. Words of one thread with nothing between them are one passage, also over a chip or a paragraph's end. */
export function passages(state: EditorState): Passage[] {
  const resolved = threadPassagesKey.getState(state)?.resolved ?? new Set<string>()
  return passagesOf(state.doc).filter((passage) => !resolved.has(passage.threadId))
}

/** The passages of all threads, also of resolved ones. Words of one thread with nothing between them are one passage. */
export function passagesOf(doc: ProseMirrorNode): Passage[] {
  const found: Passage[] = []
  doc.descendants((node, position) => {
    for (const mark of node.marks) {
      const threadId = mark.type.name === 'comment' ? String(mark.attrs.threadId) : null
      if (threadId === null || !isThreadMark(threadId)) continue
      const last = found.findLast((passage) => passage.threadId === threadId)
      if (last && doc.textBetween(last.to, position) === '') last.to = position + node.nodeSize
      else found.push({ threadId, from: position, to: position + node.nodeSize })
    }
  })
  return found
}

/** Alt+Down and Alt+Up: to the next or previous passage with an open thread. */
export function moveToThread(editor: Editor, direction: 1 | -1): string | null {
  const all = passages(editor.state)
  const { from } = editor.state.selection
  const target =
    direction === 1 ? all.find((passage) => passage.from > from) : all.findLast((passage) => passage.from < from)
  if (!target) return null
  selectPassage(editor, target)
  return target.threadId
}

/** Puts the caret at the beginning of the passage, and the passage on the screen. */
export function selectPassage(editor: Editor, passage: Passage): void {
  const { state, view } = editor
  view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, passage.from)).scrollIntoView())
  view.focus()
}

function placeOf(state: EditorState, pending: PassageAnchor | null): Place | null {
  const from = pending && decodePosition(state, pending.anchor)
  const to = pending && decodePosition(state, pending.head)
  return from === null || to === null ? null : { from, to }
}

/** The pending passage stays at its words, whoever changes the text. */
function moved(state: EditorState, transaction: Transaction, { pending, place }: Shown): Place | null {
  if (!pending || !place) return null
  if (!isOfOthers(transaction))
    return { from: transaction.mapping.map(place.from, 1), to: transaction.mapping.map(place.to, -1) }
  const between = () => changeBetween(transaction.before, transaction.doc)
  return {
    from: followPosition(state, pending.anchor, place.from, between),
    to: followPosition(state, pending.head, place.to, between),
  }
}

function shown(state: EditorState, { resolved, active, pending }: ThreadState, place: Place | null): Shown {
  const open = passagesOf(state.doc).filter((passage) => !resolved.has(passage.threadId))
  const decorations = open.map(({ threadId, from, to }) =>
    Decoration.inline(from, to, {
      class: threadId === active ? 'passage is-active' : 'passage',
      'data-thread': threadId,
    }),
  )
  if (place && place.from < place.to)
    decorations.push(Decoration.inline(place.from, place.to, { class: 'passage is-active', 'data-thread': 'new' }))
  return { resolved, active, pending, place, decorations: DecorationSet.create(state.doc, decorations) }
}
