import type { Node } from '@tiptap/pm/model'
import { EditorState, TextSelection, type Transaction } from '@tiptap/pm/state'
import { initProseMirrorDoc, updateYFragment } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { documentSchema } from '#app/editor/schema/document-schema.ts'
import { authorshipOf } from '#server/realtime/collab/document/authorship.ts'
import type { LiveDocument } from '#server/realtime/collab/document/live-document.ts'
import { liveDocument, take } from './live-documents.ts'

const GROUPS = ['a', 'b', 'c']
export const identity = (groupId: string) => ({ personId: groupId, organisationId: groupId, groupId })

/** An empty text of three people, of a group each, who write under the ids 1, 2 and 3. */
export function textOfThree() {
  return liveDocument({ bindings: new Map(GROUPS.map((group, at) => [at + 1, { ...identity(group), stored: true }])) })
}

export type Run = (state: EditorState, dispatch: (transaction: Transaction) => void) => unknown
export type Act = (state: EditorState) => EditorState

export const { nodes, marks } = documentSchema
export const doc = (...content: object[]) => documentSchema.nodeFromJSON({ type: 'doc', content })
export const p = (text: string) => ({ type: 'paragraph', content: text ? [{ type: 'text', text }] : [] })

/** What an editor makes of these acts, each a transaction of its own, sent as one update as the outbox does. */
export function write(document: LiveDocument, clientId: number, acts: Act[]) {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, document.encodeAll())
  copy.clientID = clientId
  const fragment = copy.getXmlFragment('content')
  const updates: Uint8Array[] = []
  copy.on('update', (update: Uint8Array) => updates.push(update))
  for (const act of acts) {
    const { doc: node, meta } = initProseMirrorDoc(fragment, documentSchema)
    const next = act(EditorState.create({ doc: node })).doc
    copy.transact(() => updateYFragment(copy, fragment, next, meta))
  }
  if (updates.length) take(document, Y.mergeUpdates(updates), clientId)
}

export const at = (from: number, to = from) => ({ from, to })
export function run(command: Run, { from, to }: { from: number; to: number }): Act {
  return (state) => {
    const { doc: node, tr } = state
    const selected = state.apply(tr.setSelection(TextSelection.between(node.resolve(from), node.resolve(to))))
    let next = selected
    command(selected, (transaction) => void (next = selected.apply(transaction)))
    return next
  }
}
export const replaceWith =
  (content: Node): Act =>
  (state) =>
    state.apply(state.tr.replaceWith(0, state.doc.content.size, content.content))
export const insert =
  (text: string, place: number): Act =>
  (state) =>
    state.apply(state.tr.insertText(text, place))
export const remove =
  (from: number, to: number): Act =>
  (state) =>
    state.apply(state.tr.delete(from, to))
/** One transaction, as a word is dragged to another place. */
export const drag =
  (from: number, to: number, place: number): Act =>
  (state) => {
    const { content } = state.doc.slice(from, to)
    const tr = state.tr.delete(from, to)
    return state.apply(tr.insert(tr.mapping.map(place), content))
  }
export const typed = (text: string, place: number) => [...text].map((letter, index) => insert(letter, place + index))

/** Under each letter the group of whoever wrote it; a stroke for one that nobody did. */
export function authorsIn(document: LiveDocument) {
  return authorshipOf(document).map(({ text, runs }) => {
    const authors = Array.from(text, () => '-')
    for (const run of runs) authors.fill(run.by === 'person' ? run.groupId : run.by[0]!.toUpperCase(), run.from, run.to)
    return `${text}/${authors.join('')}`
  })
}
