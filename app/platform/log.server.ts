import pino from 'pino'
import { env } from './env.server.ts'
import { remember } from './remember.server.ts'

export const log = remember('log', () => pino({ level: env.LOG_LEVEL, base: null, timestamp: pino.stdTimeFunctions.isoTime }))
