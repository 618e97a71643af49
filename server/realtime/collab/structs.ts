import * as Y from 'yjs'
import type { NackCode } from '#app/shared/collab-messages.ts'
import { mayStand } from './vocabulary.ts'

type Range = { from: number; to: number }
type Id = { client: number; clock: number }
/** The third kind, `Skip`, stands for a hole and is refused as one. */
type Struct = Y.Item | Y.GC

export type Inspection = { clients: Map<number, Range> } | { refused: NackCode }

/** Reads an update without applying it: whose structs it holds, that nothing they rest on is missing, and what they say. */
export function inspect(doc: Y.Doc, update: Uint8Array): Inspection {
  let decoded: { structs: Struct[]; ds: { clients: Map<number, { clock: number; len: number }[]> } }
  try {
    decoded = Y.decodeUpdate(update) as unknown as typeof decoded
  } catch {
    return { refused: 'MALFORMED' }
  }
  const { structs, ds } = decoded
  const clients = new Map<number, Range>()
  for (const struct of structs) {
    if (!(struct instanceof Y.Item) && !(struct instanceof Y.GC)) return { refused: 'GAP' }
    const { client, clock } = struct.id
    const range = clients.get(client)
    if (range && range.to !== clock) return { refused: 'GAP' }
    if (range) range.to += struct.length
    else clients.set(client, { from: clock, to: clock + struct.length })
  }
  const end = (client: number) => Math.max(Y.getState(doc.store, client), clients.get(client)?.to ?? 0)
  const known = (id: Id | null) => id === null || id.clock < end(id.client)

  for (const [client, { from }] of clients) if (from > Y.getState(doc.store, client)) return { refused: 'GAP' }
  for (const struct of structs) {
    if (!(struct instanceof Y.Item)) continue
    const { origin, rightOrigin, parent } = struct
    if (!known(origin) || !known(rightOrigin)) return { refused: 'GAP' }
    if (parent instanceof Y.ID && !known(parent)) return { refused: 'GAP' }
  }
  for (const [client, ranges] of ds.clients) {
    if (ranges.some(({ clock, len }) => clock + len > end(client))) return { refused: 'GAP' }
  }
  if (!mayStand(doc, structs)) return { refused: 'VOCAB' }
  return { clients }
}
