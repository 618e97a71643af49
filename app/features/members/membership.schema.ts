import { z } from 'zod'
import { ROLES } from '#app/shared/roles.ts'

export const membershipSchema = z.object({
  role: z.enum(ROLES, { error: 'roundtables.role-unknown' }),
  organisationId: z.uuid('roundtables.organisation-unknown'),
})

export const membershipEndSchema = z.object({ confirmed: z.literal('yes', { error: 'roundtables.confirm-end' }) })

export type MembershipInput = z.infer<typeof membershipSchema>
