import type { Criterion } from './ballot-words.ts'
import type { CriterionResult } from './tally.ts'

/** One sentence of a result: a key of the `ballots` namespace under `finding`, and what goes into it. */
export type FindingPart =
  | { key: 'nobody' }
  | { key: 'over-line'; criterion: Criterion; count: number; total: number }
  | { key: 'split' | 'silent' | 'cannot-judge'; groupIds: string[] }

/** What the result says in plain words: the groups over the line, then those divided, unable to judge, or missing. */
export function findingOf(criterion: Criterion, result: CriterionResult): FindingPart[] {
  const ids = (chosen: (group: CriterionResult['groups'][number]) => boolean) => result.groups.filter(chosen).map((group) => group.groupId)
  if (result.groups.every((group) => group.voters === 0)) return [{ key: 'nobody' }]
  const parts: FindingPart[] = [
    { key: 'over-line', criterion, count: result.groupsOverLine, total: result.groups.length },
    { key: 'split', groupIds: ids((group) => group.ram?.disagreement === true) },
    { key: 'cannot-judge', groupIds: ids((group) => group.voters > 0 && group.n === 0) },
    { key: 'silent', groupIds: ids((group) => group.voters === 0) },
  ]
  return parts.filter((part) => !('groupIds' in part) || part.groupIds.length > 0)
}
