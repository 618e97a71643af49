import * as Y from 'yjs'
import type { NackCode } from '#app/shared/collab-messages.ts'
import { mayStand } from './vocabulary.ts'

type Range = { from: number; to: number }
type Decoded = { structs: Struct[]; ds: { clients: Map<number, { clock: number; len: number }[]> } }
/** The third kind, `Skip`, stands for a hole and is refused as one. */
type Struct = Y.Item | Y.GC

export type Inspection = { clients: Map<number, Range> } | { refused: NackCode }

/** Reads an update without applying it: whose structs it holds, that nothing they rest on is missing, and what they say. */
export function inspect(doc: Y.Doc, update: Uint8Array): Inspection {
  let decoded: Decoded
  try {
    decoded = Y.decodeUpdate(update) as unknown as Decoded
  } catch {
    return { refused: 'MALFORMED' }
  }
  const clients = rangesOf(decoded.structs)
  if (!clients || !rests(doc, decoded, clients)) return { refused: 'GAP' }
  if (!mayStand(doc, decoded.structs)) return { refused: 'VOCAB' }
  return { clients }
}

/** What each client brings; null when one of them leaves a hole. */
function rangesOf(structs: Struct[]) {
  const clients = new Map<number, Range>()
  for (const struct of structs) {
    if (!(struct instanceof Y.Item) && !(struct instanceof Y.GC)) return null
    const { client, clock } = struct.id
    const range = clients.get(client)
    if (range && range.to !== clock) return null
    if (range) range.to += struct.length
    else clients.set(client, { from: clock, to: clock + struct.length })
  }
  return clients
}

/** Whether the document has all that the update builds on or deletes. Yjs would park the rest in silence. */
function rests(doc: Y.Doc, { structs, ds }: Decoded, clients: Map<number, Range>) {
  const end = (client: number) => Math.max(Y.getState(doc.store, client), clients.get(client)?.to ?? 0)
  const known = (id: unknown) => !(id instanceof Y.ID) || id.clock < end(id.client)
  return (
    [...clients].every(([client, { from }]) => from <= Y.getState(doc.store, client)) &&
    structs.every((struct) => !(struct instanceof Y.Item) || [struct.origin, struct.rightOrigin, struct.parent].every(known)) &&
    [...ds.clients].every(([client, ranges]) => ranges.every(({ clock, len }) => clock + len <= end(client)))
  )
}
