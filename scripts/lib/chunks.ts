import path from 'node:path'
import type { Rollup } from 'vite'

type Graph = Rollup.ManualChunkMeta

const at = (...files: string[]) => files.map((file) => path.join(path.resolve('app'), file))
const [ENTRY] = at('entry.client.tsx')
const FRAME = at('entry.client.tsx', 'root.tsx', 'routes/roundtables+/$roundtableId+/_layout.tsx')
const EDITOR = at('editor/section-editor.tsx')
/** Fetched at the same time as the editor, and not to wait for it. */
const BESIDE_EDITOR = at('editor/collab/provider.ts')
/** How ballots are asked and shown. Its pages count as one: what they alone are made of does not travel with every page. */
const BALLOTS = at('features/ballots/methods/method-screens.tsx')
const OF_BALLOTS = at('features/ballots/', 'ui/', 'shared/ballot-paths.ts')
/** What React Aria does for the reader, each fetched when it is asked for. */
const ASKED_FOR = at(
  'ui/menu-popover.tsx',
  'ui/toast-region.tsx',
  'ui/question-dialog.tsx',
  'features/comments/mention-list.tsx',
  'features/frameworks/outline-drag.tsx',
)
/** What so many of them need is one file: in pieces, a page would name every piece before it is asked for any. The menu imports React Aria as a whole. */
const ASKED_FOR_BY = 4
const PARTS = path.resolve('app/ui') + path.sep
const PAGE = '?__remix-build-client-route'
/** A part of so many pages travels with the others of its kind. */
const SHARED_BY = 4

/**
 * Small files compress badly, and every page would name forty of them: what stands around every page is one file, the parts that
 * several pages are made of are another, and so is the editor. What is fetched later stays by itself.
 */
export function chunksOf(): Rollup.GetManualChunk {
  let known: ReturnType<typeof survey> | undefined
  return (id, graph) => {
    // What starts the page stays apart: it runs when it is loaded, and that must be after the modules of the routes.
    if (id.includes(PAGE) || id === ENTRY) return
    const { frame, pagesWith, editor, beside, ballots, ballotParts, askedFor } = (known ??= survey(graph))
    if (frame.has(id)) return 'frame'
    if (id.startsWith(PARTS) && (pagesWith.get(id) ?? 0) >= SHARED_BY) return 'parts'
    if (ballots.has(id)) return 'ballots'
    if (ballotParts.has(id)) return 'ballot-parts'
    if (!editor.has(id)) return askedFor.has(id) && !pagesWith.has(id) ? 'aria' : undefined
    if (pagesWith.has(id)) return 'served-text'
    return beside.has(id) ? 'shared-text' : 'section-editor'
  }
}

function survey(graph: Graph) {
  const ids = [...graph.getModuleIds()]
  const neededBy = (files: string[]) =>
    ids
      .filter((id) => files.includes(id.split('?')[0]!))
      .reduce((found, id) => collect(id, graph, found), new Set<string>())
  const pagesWith = new Map<string, number>()
  for (const page of ids.filter((id) => id.includes(PAGE))) {
    for (const part of collect(page, graph, new Set())) pagesWith.set(part, (pagesWith.get(part) ?? 0) + 1)
  }
  const each = ASKED_FOR.map((asked) => neededBy([asked]))
  const often = (id: string) => each.filter((needed) => needed.has(id)).length >= ASKED_FOR_BY
  const ofBallots = pagesWith.get(BALLOTS[0]!) ?? 1
  const ballots = neededBy(BALLOTS)
  /** What other pages need of it. Without a file of its own it would go where the rest of ballots is, and take that along. */
  const ballotParts = new Set<string>()
  for (const part of ballots) {
    const elsewhere = (pagesWith.get(part) ?? 0) - ofBallots
    pagesWith.set(part, elsewhere + 1)
    if (elsewhere > 0) {
      ballots.delete(part)
      if (OF_BALLOTS.some((folder) => part.startsWith(folder))) ballotParts.add(part)
    }
  }
  return {
    frame: neededBy(FRAME),
    pagesWith,
    ballots,
    ballotParts,
    askedFor: new Set(ids.filter(often)),
    editor: neededBy(EDITOR),
    beside: neededBy(BESIDE_EDITOR),
  }
}

/** A module and all it needs to start. */
function collect(id: string, graph: Graph, found: Set<string>) {
  if (found.has(id)) return found
  found.add(id)
  for (const next of graph.getModuleInfo(id)?.importedIds ?? []) collect(next, graph, found)
  return found
}
