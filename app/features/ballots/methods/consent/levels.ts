import type { SeatLevel } from '#app/ui/ring.tsx'
import type { ConsentResult } from './count.ts'

/** Over the line, answered, silent. */
export const consentLevels = ({ groups }: ConsentResult): Record<string, SeatLevel> =>
  Object.fromEntries(groups.map(({ groupId, voted, over }) => [groupId, voted === 0 ? 0 : over ? 2 : 1]))
