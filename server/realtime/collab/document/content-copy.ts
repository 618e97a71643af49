import * as Y from 'yjs'

type Child = Y.XmlElement | Y.XmlText
type Piece = { insert: unknown; attributes?: Record<string, object> }

/** A copy with everything that a text can hold, whatever else was put into the original. */
export function copyOf(child: unknown): Child {
  if (child instanceof Y.XmlElement) {
    const copy = new Y.XmlElement(child.nodeName)
    for (const [name, value] of Object.entries(child.getAttributes()))
      if (isPlain(value)) copy.setAttribute(name, value as string)
    copy.insert(0, child.toArray().map(copyOf))
    return copy
  }
  if (!(child instanceof Y.XmlText)) return new Y.XmlText(wordsOf(child))
  const text = new Y.XmlText()
  const pieces = child.toDelta() as Piece[]
  text.applyDelta(
    pieces
      .map(({ insert, attributes }) => ({ insert: wordsOf(insert), ...(attributes && { attributes }) }))
      .filter(({ insert }) => insert),
  )
  return text
}

/** The words of whatever stands where words should be. */
export function wordsOf(part: unknown): string {
  if (typeof part === 'string') return part
  if (part instanceof Y.XmlText) return (part.toDelta() as Piece[]).map(({ insert }) => wordsOf(insert)).join('')
  if (part instanceof Y.XmlElement) return part.toArray().map(wordsOf).join(' ')
  return ''
}

export function isPlain(value: unknown) {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}
