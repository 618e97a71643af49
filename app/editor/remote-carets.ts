import { Extension } from '@tiptap/core'
import { Plugin, PluginKey, type EditorState } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { decodePosition, encodePosition } from './selection-anchor.ts'

export type RemotePerson = {
  clientId: number
  name: string
  groupCode: string
  groupColour: string
  /** Encoded relative positions; in base64 as they come over the wire, or as bytes. */
  anchor: string | Uint8Array | null
  head: string | Uint8Array | null
}

export type CaretSource = {
  people: readonly RemotePerson[]
  setPresence(place: { anchor: Uint8Array; head: Uint8Array } | null): void
  onChange(listener: () => void): () => void
}

export const remoteCaretsKey = new PluginKey<DecorationSet>('remoteCarets')

/** Where the others are: a caret and a tint in their group's colour, their name in the gutter of that line. */
export function remoteCarets(source: CaretSource) {
  return Extension.create({
    name: 'remoteCarets',
    addProseMirrorPlugins: () => [
      new Plugin<DecorationSet>({
        key: remoteCaretsKey,
        state: {
          init: () => DecorationSet.empty,
          apply(transaction, shown, _before, state) {
            const sync = ySyncPluginKey.getState(state)
            if (transaction.getMeta(remoteCaretsKey) || sync?.isChangeOrigin) return decorate(state, source.people)
            return shown.map(transaction.mapping, transaction.doc)
          },
        },
        props: { decorations: (state) => remoteCaretsKey.getState(state) },
        view: (view) => followPeople(view, source),
      }),
    ],
  })
}

function followPeople(view: EditorView, source: CaretSource) {
  let known: readonly RemotePerson[] = []
  let sent = ''
  const redraw = () => {
    if (view.isDestroyed || known === source.people) return
    known = source.people
    view.dispatch(view.state.tr.setMeta(remoteCaretsKey, true))
  }
  const off = source.onChange(redraw)
  // The view is still being built while its plugins start.
  queueMicrotask(redraw)
  return {
    update(it: EditorView) {
      spreadNames(it.dom)
      if (!it.hasFocus()) return
      const anchor = encodePosition(it.state, it.state.selection.anchor)
      const head = encodePosition(it.state, it.state.selection.head)
      if (!anchor || !head) return
      const place = `${anchor.join()} ${head.join()}`
      if (place === sent) return
      sent = place
      source.setPresence({ anchor, head })
    },
    destroy() {
      off()
      source.setPresence(null)
    },
  }
}

function decorate(state: EditorState, people: readonly RemotePerson[]): DecorationSet {
  const decorations: Decoration[] = []
  for (const person of people) {
    if (!person.anchor || !person.head) continue
    const anchor = decodePosition(state, person.anchor)
    const head = decodePosition(state, person.head)
    if (anchor === null || head === null) continue
    const group = `group-${person.groupColour.replace(/[^a-z0-9-]/gi, '')}`
    // The key changes when the person moves, and only then: the name of a phone's caret is shown anew for each move.
    const key = `${person.clientId} ${String(person.head)}`
    decorations.push(Decoration.widget(head, () => caret(person, group), { key, side: 10, ignoreSelection: true }))
    const [from, to] = anchor < head ? [anchor, head] : [head, anchor]
    if (from < to) decorations.push(Decoration.inline(from, to, { class: `remote-selection ${group}` }))
  }
  return DecorationSet.create(state.doc, decorations)
}

function caret(person: RemotePerson, group: string): HTMLElement {
  const element = document.createElement('span')
  element.className = `remote-caret ${group}`
  // Presence has its own list beside the text; a name in the middle of a sentence would only garble what is read out.
  element.setAttribute('aria-hidden', 'true')
  const name = element.appendChild(document.createElement('span'))
  name.className = 'remote-caret-name'
  name.appendChild(document.createElement('span')).textContent = `${person.name} `
  name.appendChild(document.createElement('b')).textContent = person.groupCode
  return element
}

/** Two carets on one line would put one name over the other: the later one moves down by its height. */
function spreadNames(root: HTMLElement): void {
  const lines = new Map<number, number>()
  for (const name of root.querySelectorAll<HTMLElement>('.remote-caret-name')) {
    const line = Math.round((name.parentElement?.getBoundingClientRect().top ?? 0) / 12)
    const above = lines.get(line) ?? 0
    lines.set(line, above + 1)
    name.dataset.above = String(Math.min(above, 4))
  }
}
