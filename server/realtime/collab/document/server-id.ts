import type * as Y from 'yjs'

type Text = { doc: Y.Doc; bindings: ReadonlyMap<number, unknown>; epoch: bigint }

const SERVER_IDS = 1_048_576n

/** A number for what the server writes itself: of this owner alone, and lower than a browser's, so that what its author types next stands behind it. */
export function serverIdOf({ doc, bindings, epoch }: Text): number {
  let id = Number(epoch % SERVER_IDS)
  while (doc.store.clients.has(id) || bindings.has(id)) id += Number(SERVER_IDS)
  return id
}
