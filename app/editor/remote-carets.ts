import { Extension } from '@tiptap/core'
import { type EditorState, Plugin, type Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import type * as Y from 'yjs'
import type { Caret, CaretLayer } from './caret-layer.ts'
import { followMoves } from './moves/known-moves.ts'
import { isOfOthers } from './own-selection.ts'
import { decodePosition, encodePosition, followPosition } from './selection-anchor.ts'
import { type Change, changeBetween } from './word-places.ts'

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
  doc: Y.Doc
  people: readonly RemotePerson[]
  setPresence(place: { anchor: Uint8Array; head: Uint8Array } | null): void
  onChange(listener: () => void): () => void
}

type RemoteEnd = string | Uint8Array
type Spot = { encoded: RemoteEnd; position: number }
type Place = { person: RemotePerson; anchor: Spot; head: Spot }

/** Where the others are. They are drawn beside the text, never in it: nobody's moves touch what the browser does with my caret. */
export function remoteCarets(source: CaretSource) {
  let followed: FollowedPeople | null = null
  return Extension.create({
    name: 'remoteCarets',
    addProseMirrorPlugins: () => [new Plugin({ view: (view) => (followed = new FollowedPeople(view, source)) })],
    onTransaction({ editor, transaction, appendedTransactions }) {
      for (const one of [transaction, ...appendedTransactions]) if (one.docChanged) followed?.follow(editor.state, one)
    },
  })
}

class FollowedPeople {
  private known: readonly RemotePerson[] = []
  private places = new Map<number, Place>()
  private sent = ''
  private layer: CaretLayer | null = null
  private drawing = false
  private readonly off: () => void

  constructor(
    private readonly view: EditorView,
    private readonly source: CaretSource,
  ) {
    this.off = source.onChange(this.meet)
    // The view is still being built while its plugins start.
    queueMicrotask(this.meet)
  }

  update(view: EditorView) {
    if (!view.hasFocus() && !this.sent) return
    const anchor = encodePosition(view.state, view.state.selection.anchor)
    const head = encodePosition(view.state, view.state.selection.head)
    if (!anchor || !head) return
    const place = `${anchor.join()} ${head.join()}`
    if (place === this.sent) return
    this.sent = place
    this.source.setPresence({ anchor, head })
  }

  destroy() {
    this.off()
    this.layer?.destroy()
    this.source.setPresence(null)
  }

  /** Carets stay at their words through everybody's changes; what they hold on to is taken anew when it is gone from the text. */
  follow(state: EditorState, transaction: Transaction) {
    let change: Change | undefined
    const between = () => (change ??= changeBetween(transaction.before, transaction.doc))
    const theirs = isOfOthers(transaction)
    const moved = ({ encoded, position }: Spot): Spot => ({
      encoded,
      position: theirs ? followPosition(state, encoded, position, between) : transaction.mapping.map(position, -1),
    })
    for (const place of this.places.values()) {
      place.anchor = moved(place.anchor)
      place.head = moved(place.head)
    }
    for (const person of this.known) this.find(person, state)
    this.layer?.drawSoon()
  }

  private meet = () => {
    const { view, source } = this
    if (view.isDestroyed || this.known === source.people) return
    this.known = source.people
    // Without a network there is nobody to follow, either.
    if (source.people.length) {
      followMoves(source.doc).catch(() => undefined)
      void this.draw()
    }
    const here = new Set(source.people.map(({ clientId }) => clientId))
    for (const clientId of [...this.places.keys()]) if (!here.has(clientId)) this.places.delete(clientId)
    for (const person of source.people) this.find(person, view.state)
    this.layer?.drawSoon()
  }

  /** A caret may be told before the words it stands at, which are stored first: until they are here it stays where it was. */
  private find(person: RemotePerson, state: EditorState) {
    const held = this.places.get(person.clientId)
    if (held && held.person.anchor === person.anchor && held.person.head === person.head) held.person = person
    else if (!person.anchor || !person.head) this.places.delete(person.clientId)
    else {
      const place = placeOf(state, person.anchor, person.head)
      if (place) this.places.set(person.clientId, { person, ...place })
    }
  }

  /** What draws carets comes with the first person to be shown. */
  private async draw() {
    if (this.drawing) return
    this.drawing = true
    try {
      const { CaretLayer } = await import('./with-others.ts')
      if (this.view.isDestroyed) return
      this.layer = new CaretLayer(this.view, () => this.carets())
      this.layer.drawSoon()
    } catch {
      this.drawing = false
    }
  }

  private *carets(): Generator<Caret> {
    for (const { person, anchor, head } of this.places.values()) {
      yield { ...person, anchor: anchor.position, head: head.position, moved: person.head }
    }
  }
}

function placeOf(state: EditorState, ...ends: [RemoteEnd, RemoteEnd]): { anchor: Spot; head: Spot } | null {
  const [anchor, head] = ends.map((encoded) => ({ encoded, position: decodePosition(state, encoded) }))
  return isFound(anchor!) && isFound(head!) ? { anchor, head } : null
}

function isFound(spot: { encoded: RemoteEnd; position: number | null }): spot is Spot {
  return spot.position !== null
}
