import * as Y from 'yjs'

export type Struct = Y.Item | Y.GC

/** Finds an item by its id, in the document or in the update that is being looked at. */
export class StructIndex {
  private byClient: Map<number, Struct[]> | null = null
  private byType: Map<unknown, Y.Item> | null = null
  private attributes: Map<string, Record<string, unknown>> | null = null

  constructor(
    private readonly doc: Y.Doc,
    readonly structs: Struct[],
  ) {}

  find({ client, clock }: Y.ID): Y.Item | null {
    const { store } = this.doc
    if (clock < Y.getState(store, client)) {
      const stored = Y.getItem(store, Y.createID(client, clock)) as Struct
      return stored instanceof Y.Item ? stored : null
    }
    return this.brought({ client, clock })
  }

  /** As the update brings it, whatever has become of it in the document. */
  brought({ client, clock }: { client: number; clock: number }): Y.Item | null {
    const own = this.index().get(client) ?? []
    let [low, high] = [0, own.length - 1]
    while (low <= high) {
      const middle = (low + high) >> 1
      const { id, length } = own[middle]!
      if (clock < id.clock) high = middle - 1
      else if (clock >= id.clock + length) low = middle + 1
      else return own[middle] instanceof Y.Item ? (own[middle] as Y.Item) : null
    }
    return null
  }

  /** The item that brings this type, which is part of no document yet. */
  itemOf(type: unknown): Y.Item | null {
    if (!this.byType) {
      this.byType = new Map()
      for (const struct of this.structs) {
        if (struct instanceof Y.Item && struct.content instanceof Y.ContentType)
          this.byType.set(struct.content.type, struct)
      }
    }
    return this.byType.get(type) ?? null
  }

  /** What the update says of the element of this id. */
  attributesOf({ client, clock }: Y.ID): Record<string, unknown> {
    if (!this.attributes) {
      this.attributes = new Map()
      for (const struct of this.structs) {
        if (!(struct instanceof Y.Item) || struct.parentSub === null || !(struct.content instanceof Y.ContentAny))
          continue
        const parent: unknown = struct.parent
        if (!(parent instanceof Y.ID)) continue
        const key = `${parent.client}.${parent.clock}`
        this.attributes.set(key, { ...this.attributes.get(key), [struct.parentSub]: struct.content.arr[0] as unknown })
      }
    }
    return this.attributes.get(`${client}.${clock}`) ?? {}
  }

  private index() {
    if (!this.byClient) {
      this.byClient = new Map()
      for (const struct of this.structs) {
        const own = this.byClient.get(struct.id.client)
        if (own) own.push(struct)
        else this.byClient.set(struct.id.client, [struct])
      }
    }
    return this.byClient
  }
}
