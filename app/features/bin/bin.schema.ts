import { z } from 'zod'
import { DESK_KINDS, TABLE_KINDS } from './kinds.ts'

export const tableRestorationSchema = z.object({ kind: z.enum(TABLE_KINDS), id: z.uuid() })
export const deskRestorationSchema = z.object({ kind: z.enum(DESK_KINDS), id: z.uuid() })
