import type { SeatLevel } from '#app/ui/ring.tsx'
import type { Counts, YesNoResult } from './count.ts'
import { isEnough } from './words.ts'

/** Over the line, answered, silent. */
export function yesNoLevels({ groups, rule }: YesNoResult): Record<string, SeatLevel> {
  const isOver = (counts: Counts | null) =>
    counts !== null && isEnough(counts.yes, counts.yes + counts.no, rule.majority ?? 'half')
  return Object.fromEntries(
    groups.map(({ groupId, voted, counts }) => [groupId, voted === 0 ? 0 : isOver(counts) ? 2 : 1]),
  )
}
