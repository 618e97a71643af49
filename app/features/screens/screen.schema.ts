import { z } from 'zod'
import { PLAIN_FACES, PROPOSED_LENGTH } from './screen-faces.ts'

const place = { error: 'screens.place-wrong' }
const block = z.coerce.number(place).int(place).min(1, place).max(5000, place).optional()

const plain = z.object({ kind: z.enum(PLAIN_FACES) })
const text = z.object({
  kind: z.literal('text'),
  sectionId: z.uuid({ error: 'screens.section-missing' }),
  first: block,
  last: block,
  proposed: z.string().trim().max(PROPOSED_LENGTH, { error: 'screens.proposed-long' }).optional(),
})

/** A face as it stands in the database; what does not fit it any more is blank. */
export const faceSchema = z.discriminatedUnion('kind', [plain, text]).catch({ kind: 'blank' })

/** `show` puts a face on the screen; `prepare` puts it beside, for moderators to look at first. */
const on = { act: z.enum(['show', 'prepare']), screenId: z.uuid() }
const name = z
  .string({ error: 'screens.name-missing' })
  .trim()
  .min(1, { error: 'screens.name-missing' })
  .max(60, { error: 'screens.name-long' })

export const screenActSchema = z.discriminatedUnion('act', [
  z.object({ act: z.literal('open'), name }),
  z.object({ act: z.literal('shut'), screenId: z.uuid() }),
  z.discriminatedUnion('kind', [plain.extend(on), text.extend(on)]),
])
export type ScreenAct = z.infer<typeof screenActSchema>
