import type { Publication, PublishedGroup } from './publication.ts'
import type { Criterion } from './words.ts'

/** One sentence of a result: a key of the `ballots` namespace under `finding`, and what goes into it. */
export type FindingPart =
  | { key: 'nobody' | 'too-few' | 'none-shown' }
  | { key: 'over-line'; criterion: Criterion; count: number; total: number; all: number }
  | { key: 'split' | 'withheld' | 'silent'; groupIds: string[] }

/** What the result says in plain words: the groups over the line, then those divided, not shown, or missing. */
export function findingOf(criterion: Criterion, result: Publication): FindingPart[] {
  if (result.voted === 0) return [{ key: 'nobody' }]
  if (!result.enough) return [{ key: 'too-few' }]
  const { groups, groupsOverLine } = result.criteria[criterion]
  const ids = (chosen: (group: PublishedGroup) => boolean) => groups.filter(chosen).map((group) => group.groupId)
  const rated = ids((group) => group.overLine !== null)
  const parts: FindingPart[] = [
    rated.length
      ? { key: 'over-line', criterion, count: groupsOverLine ?? 0, total: rated.length, all: groups.length }
      : { key: 'none-shown' },
    { key: 'split', groupIds: ids((group) => group.summary?.ram?.disagreement === true) },
    { key: 'withheld', groupIds: ids((group) => group.summary === null) },
    { key: 'silent', groupIds: ids((group) => group.voted === 0) },
  ]
  return parts.filter((part) => !('groupIds' in part) || part.groupIds.length > 0)
}
