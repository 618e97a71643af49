import type * as Yjs from 'yjs'

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'
/** The clocks of a paragraph, its text and its id, before any letter. */
export const CLOCKS_BEFORE = 3

export const letterAt = (index: number) => LETTERS[index % LETTERS.length]!
export const expectedText = (letters: number) => Array.from({ length: letters }, (_, index) => letterAt(index)).join('')

/** Writes letters, one an edit, in a paragraph of its own: whoever reads the clock of an update knows which edits have arrived. */
export class Typist {
  private readonly text: Yjs.XmlText
  private letters = 0

  constructor(
    Y: typeof Yjs,
    readonly clientId: number,
    send: (update: Uint8Array, upTo: number) => void,
  ) {
    const doc = new Y.Doc()
    doc.clientID = clientId
    doc.on('update', (update: Uint8Array) => send(update, Y.getState(doc.store, clientId)))
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.setAttribute('id', `typist-${clientId}`)
    this.text = new Y.XmlText()
    paragraph.insert(0, [this.text])
    doc.getXmlFragment('content').insert(0, [paragraph])
  }

  press() {
    this.text.insert(this.letters, letterAt(this.letters))
    this.letters++
  }
}

/** What a document holds of each typist: their letters in order, or that there is something else. */
export function writtenIn(Y: typeof Yjs, doc: Yjs.Doc): Map<number, string> {
  const written = new Map<number, string>()
  for (const block of doc.getXmlFragment('content').toArray()) {
    const text = block instanceof Y.XmlElement ? block.get(0) : null
    const item = block._item
    if (text instanceof Y.XmlText && item) written.set(item.id.client, text.toString())
  }
  return written
}
