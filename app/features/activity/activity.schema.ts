import { z } from 'zod'
import { isUuid } from '#app/shared/uuid.ts'

/** The kinds a reader filters by, and the beginnings of the event names they stand for. */
export const ACTIVITY_KINDS = {
  framework: ['section.', 'pillar.', 'text.', 'draft.'],
  comments: ['comment.', 'thread.'],
  indicators: ['indicator.'],
  ballots: ['ballot.', 'vote.'],
  people: ['membership.', 'person.', 'interest.', 'group.', 'organisation.'],
} as const

export type ActivityKind = keyof typeof ACTIVITY_KINDS
export const KIND_NAMES = Object.keys(ACTIVITY_KINDS) as ActivityKind[]

/** Anything that does not fit is no filter at all. */
export const activityFilterSchema = z.object({
  kind: z.enum(KIND_NAMES as [ActivityKind, ...ActivityKind[]]).optional().catch(undefined),
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
