import { z } from 'zod'

/** The kinds a reader filters by, and the beginnings of the event names they stand for. */
export const ACTIVITY_KINDS = {
  framework: ['section.', 'pillar.', 'text.'],
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
  before: z
    .string()
    .regex(/^\d{10,16}_[0-9a-f-]{36}$/)
    .optional()
    .catch(undefined),
})

export type ActivityFilter = z.infer<typeof activityFilterSchema>
