import type * as Y from 'yjs'

/** Puts types in the order in which their places are read, the deleted among them. */
export function inReadingOrder<T extends Y.XmlText | Y.XmlElement>(types: Iterable<T>): T[] {
  const places = new Map<Y.XmlElement, Map<Y.Item, number>>()
  const indexOf = (item: Y.Item) => {
    const parent = item.parent as Y.XmlElement
    let known = places.get(parent)
    if (!known) {
      places.set(parent, (known = new Map()))
      for (let at = parent._start; at; at = at.right) known.set(at, known.size)
    }
    return known.get(item) ?? 0
  }
  const pathOf = (type: Y.XmlText | Y.XmlElement) => {
    const path: number[] = []
    for (let item = type._item; item; item = (item.parent as Y.XmlElement)._item) path.unshift(indexOf(item))
    return path
  }
  return [...types]
    .map((type) => ({ type, path: pathOf(type) }))
    .sort((one, other) => compare(one.path, other.path))
    .map(({ type }) => type)
}

function compare(one: number[], other: number[]) {
  for (let level = 0; level < one.length && level < other.length; level++) {
    if (one[level] !== other[level]) return one[level]! - other[level]!
  }
  return one.length - other.length
}
