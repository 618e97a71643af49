import type { SeatLevel } from '#app/ui/ring.tsx'
import type { Publication } from './publication.ts'

/** Over the line, answered, silent. */
export const ratingLevels = ({ criteria }: Publication): Record<string, SeatLevel> =>
  Object.fromEntries(
    criteria.relevance.groups.map(({ groupId, voted, overLine }) => [groupId, voted === 0 ? 0 : overLine ? 2 : 1]),
  )
