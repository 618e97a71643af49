import * as Y from 'yjs'

type Ranges = Map<number, { from: number; to: number }>

/**
 * What of an update's own words would be lost if it is refused: those that stand in the text, block by block, and those that others
 * took away with their block before anybody else had them.
 */
export function wordsOf(doc: Y.Doc, fragment: Y.XmlFragment, update: Uint8Array): string {
  const { from, to } = Y.parseUpdateMeta(update)
  const ranges: Ranges = new Map(
    [...from].map(([client, start]) => [client, { from: start, to: to.get(client) ?? start }]),
  )
  const words: string[] = []
  collect(fragment, ranges, words)
  const stranded = strandedWords(doc, update)
  if (stranded) words.push(stranded)
  // Nothing of it could be placed: its dependencies are missing here, so the bytes themselves are read.
  if (!words.length && (doc.store.pendingStructs || doc.store.pendingDs)) return rawWords(update)
  return words.join('\n')
}

/** What is offered of a draft that cannot be put into the text. */
export function wordsOfDraft({ words, bytes }: { words?: string; bytes: Uint8Array }): string {
  return words ?? rawWords(bytes)
}

/** The words of an update that the document does not have yet, read from its bytes. */
export function wordsMissing(doc: Y.Doc, update: Uint8Array): string {
  return rawWords(Y.diffUpdate(update, Y.encodeStateVector(doc)))
}

/** Letters that are gone from the text though the update, which has all that their author deleted since, does not delete them. */
function strandedWords(doc: Y.Doc, update: Uint8Array): string {
  const { structs, ds } = Y.decodeUpdate(update)
  let words = ''
  for (const struct of structs) {
    if (!(struct instanceof Y.Item)) continue
    const {
      content,
      id: { client, clock },
    } = struct
    if (content instanceof Y.ContentType) words += '\n'
    if (!(content instanceof Y.ContentString)) continue
    words += content.str
      .split('')
      .filter((_, at) => {
        const id = Y.createID(client, clock + at)
        return !Y.isDeleted(ds, id) && !stands(doc, id)
      })
      .join('')
  }
  return words.replace(/\n+/g, '\n').trim()
}

/** The words of an update that fits no document at hand. */
function rawWords(update: Uint8Array): string {
  return Y.decodeUpdate(update)
    .structs.map((struct) => {
      if (!(struct instanceof Y.Item)) return ''
      if (struct.content instanceof Y.ContentString) return struct.content.str
      return struct.content instanceof Y.ContentType ? '\n' : ''
    })
    .join('')
    .replace(/\n+/g, '\n')
    .trim()
}

function collect(parent: Y.XmlFragment, ranges: Ranges, words: string[]) {
  for (const child of parent.toArray()) {
    if (child instanceof Y.XmlElement) collect(child, ranges, words)
    else if (child instanceof Y.XmlText) {
      const own = textOf(child, ranges)
      if (own) words.push(own)
    }
  }
}

/** What has not arrived is not gone. */
function stands({ store }: Y.Doc, { client, clock }: Y.ID): boolean {
  if (clock >= Y.getState(store, client)) return true
  const item = Y.getItem(store, Y.createID(client, clock)) as Y.Item | Y.GC
  return item instanceof Y.Item && !item.deleted
}

function textOf(text: Y.XmlText, ranges: Ranges) {
  let own = ''
  for (let item = text._start; item; item = item.right) {
    const range = ranges.get(item.id.client)
    if (!range || item.deleted || !(item.content instanceof Y.ContentString)) continue
    const start = Math.max(0, range.from - item.id.clock)
    const end = Math.min(item.length, range.to - item.id.clock)
    if (start < end) own += item.content.str.slice(start, end)
  }
  return own
}

/** Whether the document has all that the update builds on. */
export function fits(doc: Y.Doc, update: Uint8Array): boolean {
  const copy = new Y.Doc()
  try {
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
    Y.applyUpdate(copy, update)
    return !copy.store.pendingStructs && !copy.store.pendingDs
  } catch {
    return false
  } finally {
    copy.destroy()
  }
}
