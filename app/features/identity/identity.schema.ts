import { z } from 'zod'
import { emailAddress } from '#app/shared/email-address.ts'
import { LANGUAGES, ROLES } from '#app/shared/roles.ts'
import { lineField } from '#app/shared/text-fields.ts'
import { isTimeZone } from '#app/shared/zoned-time.ts'
import { PASSWORD_MAX, PASSWORD_MIN } from './password-limits.ts'

export const NAME_MAX = 120
export const EMAIL_MAX = 254

export const emailField = z.string({ error: 'identity.email-missing' }).transform((typed, context) => {
  const address = emailAddress(typed)
  if (address && address.length <= EMAIL_MAX) return address
  context.addIssue({ code: 'custom', message: 'identity.email-invalid' })
  return z.NEVER
})

/** One line: a line break in a name could become a line of a mail's header. */
export const nameField = lineField('identity.name-missing', 'identity.name-long', NAME_MAX)

const passwordField = z
  .string({ error: 'identity.password-missing' })
  .min(PASSWORD_MIN, 'identity.password-short')
  .max(PASSWORD_MAX, 'identity.password-long')

const presentPasswordField = z
  .string({ error: 'identity.password-missing' })
  .max(PASSWORD_MAX, 'identity.password-long')

export const languageField = z.enum(LANGUAGES, { error: 'identity.language-unknown' })

const timeZoneField = z.string({ error: 'identity.time-zone-unknown' }).refine(isTimeZone, 'identity.time-zone-unknown')

export const signInSchema = z.object({
  email: emailField,
  password: presentPasswordField,
  redirectTo: z.string().max(2000).optional(),
})

export const forgottenPasswordSchema = z.object({ email: emailField })

export const newPasswordSchema = z.object({ password: passwordField })

export const invitationAnswerSchema = z.object({
  name: nameField,
  password: passwordField,
  language: languageField,
  timeZone: timeZoneField.optional().catch(undefined),
})

const programmeField = lineField('identity.programme-missing', 'identity.name-long', NAME_MAX)

export const firstAccountSchema = invitationAnswerSchema.extend({
  email: emailField,
  programmeEn: programmeField,
  programmeFr: programmeField,
})

export const profileSchema = z.object({ name: nameField, language: languageField, timeZone: timeZoneField })

export const passwordChangeSchema = z.object({ present: presentPasswordField, password: passwordField })

export const invitationSchema = z.object({
  email: emailField,
  name: nameField,
  language: languageField,
  organisationId: z.uuid('identity.organisation-missing').optional(),
  role: z.enum(ROLES, { error: 'identity.role-unknown' }).optional(),
})
export type InvitationInput = z.infer<typeof invitationSchema>
