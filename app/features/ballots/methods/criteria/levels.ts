import type { SeatLevel } from '#app/ui/ring.tsx'
import type { CriteriaResult } from './count.ts'

/** Silent, some answered, all answered. */
export const criteriaLevels = ({ turnout }: CriteriaResult): Record<string, SeatLevel> =>
  Object.fromEntries(
    Object.entries(turnout).map(([id, { voted, eligible }]) => [id, voted === 0 ? 0 : voted < eligible ? 1 : 2]),
  )
