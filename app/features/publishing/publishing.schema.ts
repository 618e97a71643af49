import { z } from 'zod'
import { OPEN_TEXTS } from './publishing.policy.ts'

export const openTextSchema = z.object({ openText: z.enum(OPEN_TEXTS) })
