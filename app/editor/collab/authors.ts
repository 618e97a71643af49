import { decodeAuthors, type MovedLetters } from '#app/shared/collab-authors.ts'
import { firstReaching } from '../moves/relocation-map.ts'

type Authors = {
  /** The group of whoever wrote this letter first, wherever it was put since; null for what is of no group. */
  groupOf(client: number, clock: number): string | null
}

/** Reads what the server has told of whose letters are in a text: `provider.authors`. Apart from the provider, for pages that do not show it. */
export function readAuthors(parts: readonly Uint8Array[]): Authors {
  const clients = new Map<number, string>()
  const moved = new Map<number, MovedLetters[]>()
  for (const part of parts) {
    const table = decodeAuthors(part)
    for (const [client, group] of table.clients) clients.set(client, group)
    for (const letters of table.moved) {
      const known = moved.get(letters.client) ?? []
      const at = firstReaching(known, letters.clock)
      // Told before: with the answer to a JOIN, and with the tick that was on its way then.
      if (known[at] && known[at].clock < letters.clock + letters.length) continue
      known.splice(at, 0, letters)
      moved.set(letters.client, known)
    }
  }
  return {
    groupOf(client, clock) {
      const known = moved.get(client) ?? []
      const letters = known[firstReaching(known, clock)]
      return letters && letters.clock <= clock ? letters.groupId : (clients.get(client) ?? null)
    },
  }
}
