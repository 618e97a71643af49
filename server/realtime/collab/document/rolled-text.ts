import * as Y from 'yjs'
import { pairs, type Piece } from '#app/editor/moves/pieces.ts'
import type { Run } from '#app/editor/moves/text-runs.ts'
import { CONTENT_ROOT } from '#app/editor/schema/version.ts'
import { type Binding, type Identity, keyOf } from './author.ts'
import { lettersIn } from './letters.ts'
import { type Move, Moves } from './moves.ts'
import { readingOf } from './reading.ts'
import { blocksIn, isSound } from './sound.ts'

/** Whose the client ids of a text are, and which of its letters stood elsewhere before. */
export type Authors = { bindings: Map<number, Binding>; moves: Move[] }

/** The same text under one client id for each author: its bytes, and whose the ids are. `clientId` is that of what nobody wrote. */
export type RolledText = { bytes: Uint8Array; clientId: number; ids: { clientId: number; identity: Identity }[] }

type Delta = { insert: unknown; attributes?: Record<string, unknown> }

/**
 * Writes the text anew, each letter and each element under the one id of whoever wrote it first. Whoever ever wrote in it has an id, though
 * none of their words may stand: an earlier version can bring them back. Throws where what it made does not read the same, letter by letter by the same
 * authors.
 */
export function rolledText(former: Y.Doc, authors: Authors): RolledText {
  if (!blocksIn(former.getXmlFragment(CONTENT_ROOT)).every(isSound)) throw new Error('a block of it is broken')
  const writing = new Writing(former, authors)
  writing.all()
  const bytes = Y.encodeStateAsUpdate(writing.doc)
  writing.doc.destroy()
  const rolled = { bytes, clientId: writing.nobody, ids: writing.ids }
  compare(former, authors, rolled)
  return rolled
}

class Writing {
  readonly doc = new Y.Doc()
  readonly nobody: number
  readonly ids: RolledText['ids'] = []
  private readonly byAuthor = new Map<string, number>()
  private readonly moves: Moves

  constructor(
    private readonly former: Y.Doc,
    private readonly authors: Authors,
  ) {
    this.moves = new Moves(authors.bindings, authors.moves)
    this.nobody = this.newId()
    for (const { personId, organisationId, groupId } of authors.bindings.values()) {
      const identity = { personId, organisationId, groupId }
      if (this.byAuthor.has(keyOf(identity))) continue
      const clientId = this.newId()
      this.byAuthor.set(keyOf(identity), clientId)
      this.ids.push({ clientId, identity })
    }
  }

  all() {
    this.doc.transact(() => {
      const content = this.doc.getXmlFragment(CONTENT_ROOT)
      this.children(this.former.getXmlFragment(CONTENT_ROOT), content)
      this.nameTheSilent(content)
    })
  }

  private children(from: Y.XmlFragment, to: Y.XmlFragment) {
    for (const child of from.toArray()) {
      const made = child instanceof Y.XmlElement ? new Y.XmlElement(child.nodeName) : new Y.XmlText()
      this.doc.clientID = this.writerOf({ ...child._item!.id, length: 1 })[0]!.clientId
      to.push([made])
      if (child instanceof Y.XmlElement && made instanceof Y.XmlElement) {
        for (const [name, value] of Object.entries(child.getAttributes())) made.setAttribute(name, value as string)
        this.children(child, made)
      } else this.text(child as Y.XmlText, made as Y.XmlText)
    }
  }

  private text(from: Y.XmlText, to: Y.XmlText) {
    for (const { clientId, string } of this.runsOf(from)) {
      this.doc.clientID = clientId
      to.insert(to.length, string)
    }
    const delta = from.toDelta() as Delta[]
    if (!delta.some(({ attributes }) => attributes)) return
    this.doc.clientID = this.nobody
    to.applyDelta(
      delta.map(({ insert, attributes }) => ({ retain: (insert as string).length, ...(attributes && { attributes }) })),
    )
  }

  private runsOf(text: Y.XmlText) {
    const runs: { clientId: number; string: string }[] = []
    for (let item = text._start; item; item = item.right) {
      if (item.deleted || !(item.content instanceof Y.ContentString)) continue
      let from = 0
      for (const { clientId, length } of this.writerOf({ ...item.id, length: item.length })) {
        const string = item.content.str.slice(from, (from += length))
        const last = runs.at(-1)
        if (last?.clientId === clientId) last.string += string
        else runs.push({ clientId, string })
      }
    }
    return runs
  }

  private writerOf(piece: Piece) {
    return this.moves.origins(piece).map(({ client, length }) => {
      const identity = this.authors.bindings.get(client)
      return { clientId: identity ? this.byAuthor.get(keyOf(identity))! : this.nobody, length }
    })
  }

  /** An id under which nothing stands would be taken for a row that is gone. */
  private nameTheSilent(content: Y.XmlFragment) {
    const silent = this.ids.filter(({ clientId }) => !this.doc.store.clients.has(clientId))
    if (!silent.length) return
    this.doc.clientID = this.nobody
    const [block, text] = [new Y.XmlElement('paragraph'), new Y.XmlText()]
    content.push([block])
    block.push([text])
    for (const { clientId } of silent) {
      this.doc.clientID = clientId
      text.insert(text.length, ' ')
    }
    this.doc.clientID = this.nobody
    content.delete(content.length - 1, 1)
  }

  private newId(): number {
    const id = new Y.Doc().clientID
    const taken = this.former.store.clients.has(id) || this.authors.bindings.has(id)
    return taken || id === this.nobody || this.ids.some(({ clientId }) => clientId === id) ? this.newId() : id
  }
}

function compare(former: Y.Doc, authors: Authors, { bytes, ids }: RolledText) {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, bytes)
  const [was, now] = [former, doc].map((it) => lettersIn(it.getXmlFragment(CONTENT_ROOT))) as [Run, Run]
  const read = readingOf(doc)
  doc.destroy()
  if (read !== readingOf(former) || was.string !== now.string) throw new Error('it would not read the same')
  const moves = new Moves(authors.bindings, authors.moves)
  const byId = new Map(ids.map(({ clientId, identity }) => [clientId, keyOf(identity)]))
  const origins = was.pieces.flatMap((piece) => moves.origins(piece))
  for (const [then, letter] of pairs(origins, now.pieces)) {
    const author = authors.bindings.get(then.client)
    if (byId.get(letter.client) !== (author && keyOf(author))) throw new Error('letters would be somebody else’s')
  }
}
