import { z } from 'zod'
import { FEED_KINDS } from '#app/shared/feed-kinds.ts'
import { isUuid } from '#app/shared/uuid.ts'

/** Anything that does not fit is no filter at all. */
export const activityFilterSchema = z.object({
  kind: z.enum(FEED_KINDS).optional().catch(undefined),
  group: z.uuid().optional().catch(undefined),
  person: z.uuid().optional().catch(undefined),
  before: z.string().refine(isCursor).optional().catch(undefined),
})

/** A moment before the year 2287, which every date can hold, and an id. */
function isCursor(value: string) {
  const [time = '', id, ...rest] = value.split('_')
  return /^\d{10,13}$/.test(time) && isUuid(id) && rest.length === 0
}

export type ActivityFilter = z.infer<typeof activityFilterSchema>
