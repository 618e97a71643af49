import { z } from 'zod'
import { countryField, organisationNameField, websiteField } from '#app/features/partners/interest.schema.ts'

export const organisationSchema = z.object({
  name: organisationNameField,
  groupId: z.uuid('interest.group-missing'),
  country: countryField,
  website: websiteField,
})
export type OrganisationInput = z.infer<typeof organisationSchema>
