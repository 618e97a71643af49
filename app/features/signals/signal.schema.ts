import { z } from 'zod'
import { SIGNALS } from './signal-words.ts'

export const signalSchema = z.object({ kind: z.enum(SIGNALS) })
