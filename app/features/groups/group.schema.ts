import { z } from 'zod'
import { lineField, textField } from '#app/shared/text-fields.ts'
import { GROUP_COLOURS, GROUP_GLYPHS } from '#app/ui/group.tsx'
import { SEATS_MAX } from './seats.ts'

export const GROUPS_MIN = 3
export const GROUPS_MAX = 10

const name = lineField('secretariat.group-name', 'secretariat.group-name', 60)
const description = textField('secretariat.group-description', 'secretariat.group-description', 300)

export const groupSchema = z.object({
  code: z
    .string({ error: 'secretariat.group-code' })
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{2}$/, 'secretariat.group-code'),
  nameEn: name,
  nameFr: name,
  descriptionEn: description,
  descriptionFr: description,
  colour: z.enum(GROUP_COLOURS, { error: 'secretariat.group-colour' }),
  glyph: z.enum(GROUP_GLYPHS, { error: 'secretariat.group-glyph' }),
  /** From this many people on the group speaks with weight. */
  seatsWanted: z
    .number({ error: 'secretariat.group-seats' })
    .int('secretariat.group-seats')
    .min(1, 'secretariat.group-seats')
    .max(SEATS_MAX, 'secretariat.group-seats'),
  /** The place round the table, from 1. */
  place: z
    .number({ error: 'secretariat.group-position' })
    .int('secretariat.group-position')
    .min(1, 'secretariat.group-position')
    .max(GROUPS_MAX, 'secretariat.group-position'),
})
export type GroupInput = z.infer<typeof groupSchema>
