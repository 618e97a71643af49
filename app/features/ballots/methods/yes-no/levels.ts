import type { SeatLevel } from '#app/ui/ring.tsx'
import type { YesNoResult } from './count.ts'
import { PARTS } from './words.ts'

/** Over the line, answered, silent. */
export function yesNoLevels({ groups, rule }: YesNoResult): Record<string, SeatLevel> {
  const [part, whole] = PARTS[rule.majority]
  const isOver = (share: number | null) => share !== null && share >= part / whole
  return Object.fromEntries(
    groups.map(({ groupId, voted, share }) => [groupId, voted === 0 ? 0 : isOver(share) ? 2 : 1]),
  )
}
