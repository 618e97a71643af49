import { z } from 'zod'
import { lineField } from '#app/shared/text-fields.ts'
import { PURPOSE_LIMIT, TITLE_LIMIT } from './limits.ts'

const title = lineField('framework.title-missing', 'framework.title-long', TITLE_LIMIT)

export const pillarSchema = z.object({
  title,
  purpose: z.string().trim().max(PURPOSE_LIMIT, 'framework.purpose-long').default(''),
  side: z.enum(['performance', 'contribution', 'closing']).default('contribution'),
})

export const pillarChangeSchema = pillarSchema.omit({ side: true })

export const sectionSchema = z.object({ title, pillarId: z.uuid('framework.pillar-missing') })

export const renameSchema = z.object({ title })

/** Removing what holds text or threads takes a second, explicit yes. */
export const removalSchema = z.object({ confirmed: z.literal('yes').optional() })

/**
 * A move names neighbours, never positions: two people who move at the same moment both get what they meant.
 * `direction` is one step; `pillarId` with `beforeId` is a drop, without it the end of that pillar.
 */
export const moveSchema = z.object({
  kind: z.enum(['pillar', 'section']),
  id: z.uuid('framework.unknown'),
  direction: z.enum(['up', 'down']).optional(),
  pillarId: z.uuid('framework.pillar-missing').optional(),
  beforeId: z.uuid('framework.unknown').optional(),
})

export type Move = z.infer<typeof moveSchema>
export type PillarInput = z.infer<typeof pillarSchema>
export type PillarChange = z.infer<typeof pillarChangeSchema>
