import * as Y from 'yjs'
import type { Struct } from './struct-index.ts'

type ClientStructs = { structs: Struct[]; next: number; reached: number }

/** Whether structs of several clients depend on each other in a cycle: Yjs would keep them pending for ever. Looks at the update alone. */
export function hasDependencyCycle(structs: Struct[]): boolean {
  const byClient = new Map<number, ClientStructs>()
  for (const struct of structs) {
    const own = byClient.get(struct.id.client)
    if (own) own.structs.push(struct)
    else byClient.set(struct.id.client, { structs: [struct], next: 0, reached: struct.id.clock })
  }
  for (const [client] of byClient) if (!isComplete(byClient, client)) return true
  return false
}

/** Follows the dependencies of one client's structs. False where they lead back to themselves. */
function isComplete(byClient: Map<number, ClientStructs>, first: number) {
  const stack = [{ client: first, until: Infinity }]
  const waiting = new Set([first])
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const own = byClient.get(top.client)!
    const struct = own.structs[own.next]
    if (!struct || own.reached >= top.until) {
      waiting.delete(top.client)
      stack.pop()
      continue
    }
    const missing = restsOn(struct).find(({ client, clock }) => (byClient.get(client)?.reached ?? Infinity) <= clock)
    if (!missing) {
      own.next++
      own.reached = struct.id.clock + struct.length
    } else if (waiting.has(missing.client)) return false
    else {
      waiting.add(missing.client)
      stack.push({ client: missing.client, until: missing.clock + 1 })
    }
  }
  return true
}

function restsOn(struct: Struct): Y.ID[] {
  if (!(struct instanceof Y.Item)) return []
  return [struct.origin, struct.rightOrigin, struct.parent as unknown].filter((id): id is Y.ID => id instanceof Y.ID)
}
