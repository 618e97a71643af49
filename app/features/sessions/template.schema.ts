import { z } from 'zod'
import { lineField } from '#app/shared/text-fields.ts'
import { TITLE_LIMIT } from './limits.ts'

const title = lineField('planning.title-missing', `planning.title-long?max=${TITLE_LIMIT}`, TITLE_LIMIT)
const id = z.uuid('planning.template-gone')

export const templateSchema = z.discriminatedUnion('act', [
  z.object({ act: z.literal('save'), sessionId: z.uuid('invalid'), title, everywhere: z.literal('yes').optional() }),
  z.object({ act: z.literal('remove'), id }),
  z.object({ act: z.literal('restore'), id }),
])
export type TemplateAct = z.infer<typeof templateSchema>
