import * as Y from 'yjs'
import { matchRuns, sourceOf } from '#app/editor/moves/match-runs.ts'
import type { Run } from '#app/editor/moves/text-runs.ts'
import type { MassDeletion } from '#app/features/live-documents/document-chapter.server.ts'
import type { Limits } from '../wire/limits.ts'
import { deletedRuns, lettersIn } from './deleted-runs.ts'
import { lettersOf } from './document-size.ts'
import type { LiveDocument } from './live-document.ts'
import type { Inspected } from './structs.ts'

/** Whether the update takes most of the text away. What it only puts elsewhere, as a split paragraph does, is not gone. */
export function massDeletion(
  document: LiveDocument,
  { deletes, index }: Inspected,
  limits: Limits,
): MassDeletion | null {
  let most = 0
  for (const ranges of deletes.values()) for (const { len } of ranges) most += len
  if (most <= limits.massDeletionLetters) return null
  const runs = deletedRuns(document.doc, deletes)
  const gross = lettersIn(runs)
  const letters = lettersOf(document)
  const isMass = (deleted: number) =>
    deleted > limits.massDeletionLetters && deleted > letters * limits.massDeletionShare
  if (!isMass(gross)) return null
  const moved = matchRuns(insertedRuns(index.structs), runs.map(sourceOf)).reduce((sum, { length }) => sum + length, 0)
  return isMass(gross - moved) ? { deleted: gross - moved, letters } : null
}

function insertedRuns(structs: Inspected['index']['structs']) {
  return structs.flatMap((struct): Run[] =>
    struct instanceof Y.Item && struct.content instanceof Y.ContentString
      ? [{ string: struct.content.str, pieces: [{ ...struct.id, length: struct.length }] }]
      : [],
  )
}
