import * as Y from 'yjs'
import { CONTENT_ROOT } from '#app/editor/schema/version.ts'
import type { NackCode } from '#app/shared/collab-messages.ts'
import { hasDependencyCycle } from './dependency-cycles.ts'
import { Places } from './places.ts'
import { type Struct, StructIndex } from './struct-index.ts'
import { mayStand } from './vocabulary.ts'

type Range = { from: number; to: number }
type Decoded = { structs: Struct[]; ds: { clients: Map<number, { clock: number; len: number }[]> } }

/** An update that may stand: what each client brings, what it says and what it deletes. */
export type Inspected = {
  clients: Map<number, Range>
  index: StructIndex
  places: Places
  deletes: Decoded['ds']['clients']
}
type Inspection = Inspected | { refused: NackCode }

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
  if (clients.size > 1 && hasDependencyCycle(decoded.structs)) return { refused: 'MALFORMED' }
  const index = new StructIndex(doc, decoded.structs)
  const places = new Places(index, doc.getXmlFragment(CONTENT_ROOT))
  if (!mayStand(index, places)) return { refused: 'VOCAB' }
  return { clients, index, places, deletes: decoded.ds.clients }
}

/** A few bytes may claim any clock; above this one numbers are no longer exact, and nobody writes so much. */
const MOST_CLOCK = 2 ** 31

/** What each client brings; null when one of them leaves a hole. */
function rangesOf(structs: Struct[]) {
  const clients = new Map<number, Range>()
  for (const struct of structs) {
    // The third kind, `Skip`, stands for a hole and is refused as one.
    if (!(struct instanceof Y.Item) && !(struct instanceof Y.GC)) return null
    const { client, clock } = struct.id
    if (clock + struct.length > MOST_CLOCK) return null
    const range = clients.get(client)
    if (range && range.to !== clock) return null
    if (range) range.to += struct.length
    else clients.set(client, { from: clock, to: clock + struct.length })
  }
  return clients
}

/** Whether the document has all that the update builds on or deletes. Yjs would keep the rest pending without an error. */
function rests(doc: Y.Doc, { structs, ds }: Decoded, clients: Map<number, Range>) {
  const end = (client: number) => Math.max(Y.getState(doc.store, client), clients.get(client)?.to ?? 0)
  const known = (of: Y.ID) => (id: unknown) =>
    !(id instanceof Y.ID) || id.clock < (id.client === of.client ? of.clock : end(id.client))
  return (
    [...clients].every(([client, { from }]) => from <= Y.getState(doc.store, client)) &&
    structs.every(
      (struct) =>
        !(struct instanceof Y.Item) || [struct.origin, struct.rightOrigin, struct.parent].every(known(struct.id)),
    ) &&
    [...ds.clients].every(([client, ranges]) => ranges.every(({ clock, len }) => clock + len <= end(client)))
  )
}
