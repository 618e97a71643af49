import * as Y from 'yjs'
import { CONTENT_ROOT } from '#app/editor/schema/version.ts'
import type { StructIndex } from './struct-index.ts'

/** Where an item will stand: directly in the text, in a type, or nowhere any more. `sub` is the name of the attribute it is a value of. */
export type Place = { parent: object | 'root' | 'elsewhere' | 'gone'; sub: string | null }

const GONE: Place = { parent: 'gone', sub: null }

/** Finds the places of what an update brings. Most items name a neighbour instead of their parent, who shares both with them. */
export class Places {
  private readonly known = new Map<Y.Item, Place>()

  constructor(
    private readonly index: StructIndex,
    private readonly content: Y.XmlFragment,
  ) {}

  of(item: Y.Item): Place {
    const passed: Y.Item[] = []
    const seen = new Set<Y.Item>()
    let current: Y.Item | null = item
    let place: Place | undefined
    while (current && !place) {
      place = this.known.get(current) ?? this.named(current)
      if (place || seen.has(current)) break
      passed.push(current)
      seen.add(current)
      current = this.neighbour(current)
    }
    place ??= GONE
    for (const it of passed) this.known.set(it, place)
    return place
  }

  /** Whether both neighbours stand where the item will. One that is gone says nothing. */
  isBetween(item: Y.Item): boolean {
    if (!item.origin || !item.rightOrigin) return true
    const [left, right] = [this.index.find(item.origin), this.index.find(item.rightOrigin)]
    if (!left || !right) return true
    const [one, other] = [this.of(left), this.of(right)]
    return one.parent === 'gone' || other.parent === 'gone' || (one.parent === other.parent && one.sub === other.sub)
  }

  /** The place of an item that names its parent, or is in the text already. */
  private named(item: Y.Item): Place | undefined {
    const { parent, parentSub: sub } = item as { parent: unknown; parentSub: string | null }
    if (typeof parent === 'string') return { parent: parent === CONTENT_ROOT ? 'root' : 'elsewhere', sub }
    if (parent instanceof Y.AbstractType) return { parent: (parent as unknown) === this.content ? 'root' : parent, sub }
    if (!(parent instanceof Y.ID)) return undefined
    const content = this.index.find(parent)?.content
    return content instanceof Y.ContentType ? { parent: content.type, sub } : GONE
  }

  private neighbour({ origin, rightOrigin }: Y.Item): Y.Item | null {
    const neighbour = origin ?? rightOrigin
    return neighbour && this.index.find(neighbour)
  }
}
