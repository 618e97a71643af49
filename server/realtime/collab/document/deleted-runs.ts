import * as Y from 'yjs'
import { grow, type Run } from '#app/editor/moves/text-runs.ts'
import type { Inspected } from './structs.ts'

/** The text that an update is about to delete, by the order of writing, which is near enough to that of reading. */
export function deletedRuns({ store }: Y.Doc, deletes: Inspected['deletes']) {
  const runs: Run[] = []
  for (const [client, ranges] of deletes) {
    const structs = store.clients.get(client)
    if (!structs) continue
    for (const { clock, len } of ranges) {
      if (clock >= Y.getState(store, client)) continue
      const run: Run = { string: '', pieces: [] }
      for (
        let index = Y.findIndexSS(structs, clock);
        index < structs.length && structs[index]!.id.clock < clock + len;
        index++
      ) {
        const item = structs[index]!
        if (!(item instanceof Y.Item) || item.deleted || !(item.content instanceof Y.ContentString)) continue
        const from = Math.max(0, clock - item.id.clock)
        grow(run, item.content.str.slice(from, clock + len - item.id.clock), { client, clock: item.id.clock + from })
      }
      if (run.string) runs.push(run)
    }
  }
  return runs
}

export function lettersIn(runs: Run[]) {
  return runs.reduce((sum, { string }) => sum + string.length, 0)
}
