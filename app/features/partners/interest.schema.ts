import { z } from 'zod'
import { emailField, nameField } from '#app/features/identity/identity.schema.ts'
import { ROLES } from '#app/shared/roles.ts'
import { lineField, textField } from '#app/shared/text-fields.ts'
import { countWords } from '#app/ui/text-count.ts'
import { isCountry } from './countries.ts'

export const AVAILABILITIES = ['yes', 'perhaps', 'follow'] as const
export type Availability = (typeof AVAILABILITIES)[number]

export const MOTIVATION_WORDS = 200

export const organisationNameField = lineField('interest.organisation-missing', 'interest.organisation-long', 200)
export const countryField = z
  .string({ error: 'interest.country-missing' })
  .refine(isCountry, 'interest.country-missing')

/** Only addresses that a browser may safely open; "example.org" is read as https. */
export const websiteField = z
  .string()
  .trim()
  .max(300, 'interest.website-invalid')
  .transform((value) => (/^[a-z][a-z0-9+.-]*:/i.test(value) && !/^[^/]*:\d/.test(value) ? value : `https://${value}`))
  .pipe(z.url({ protocol: /^https?$/, hostname: /^[^.]+\..+$/, error: 'interest.website-invalid' }))
  .optional()

export const interestSchema = z.object({
  organisationName: organisationNameField,
  groupId: z.uuid('interest.group-missing'),
  country: countryField,
  website: websiteField,
  name: nameField,
  jobTitle: lineField('interest.job-title-long', 'interest.job-title-long', 120).optional(),
  email: emailField,
  motivation: textField('interest.motivation-missing', 'interest.motivation-long', 4000).refine(
    (text) => countWords(text) <= MOTIVATION_WORDS,
    'interest.motivation-long',
  ),
  availability: z.enum(AVAILABILITIES, { error: 'interest.availability-missing' }),
  consent: z.literal('on', { error: 'interest.consent-missing' }),
  summaryByMail: z.literal('on').optional().catch(undefined),
})
export type InterestInput = z.infer<typeof interestSchema>

export const acceptanceSchema = z.object({
  /** The organisation they join, or "new" for the one they named. */
  organisationId: z.union([z.literal('new'), z.uuid()], { error: 'interest.organisation-choice' }),
  roundtableId: z.uuid('interest.roundtable-missing'),
  role: z.enum(ROLES, { error: 'interest.role-missing' }),
})
export type Acceptance = z.infer<typeof acceptanceSchema>

export const declineSchema = z.object({
  reason: textField('interest.reason-missing', 'interest.reason-long', 2000),
})
