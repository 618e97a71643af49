import { z } from 'zod'

/** What the author saw as the current item; nothing, where there was none. */
const itemId = z.uuid('sessions.otherwise').optional()
const is = <Act extends string>(act: Act) => z.literal(act)

/** At once, given or taken. */
const minutes = z.coerce
  .number({ error: 'sessions.minutes' })
  .int('sessions.minutes')
  .min(-60, 'sessions.minutes')
  .max(60, 'sessions.minutes')
  .refine((given) => given !== 0, { error: 'sessions.minutes' })

export const clockSchema = z.discriminatedUnion('act', [
  z.object({ act: is('start') }),
  z.object({ act: is('next'), itemId }),
  z.object({ act: is('previous'), itemId }),
  z.object({ act: is('go'), itemId, toId: z.uuid('sessions.item-gone') }),
  z.object({ act: is('pause'), itemId }),
  z.object({ act: is('resume'), itemId }),
  z.object({
    act: is('minutes'),
    itemId,
    /** Whose minutes, where it is not the current item. */
    ofId: z.uuid('sessions.item-gone').optional(),
    minutes,
    /** How many it had been given when its author looked. */
    extraMinutes: z.coerce.number({ error: 'sessions.otherwise' }).int('sessions.otherwise'),
  }),
  z.object({ act: is('end') }),
  z.object({ act: is('undo-end') }),
])

export type ClockAct = z.infer<typeof clockSchema>
