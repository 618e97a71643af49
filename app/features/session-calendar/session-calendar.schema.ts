import { z } from 'zod'
import { ANSWERS } from './answers.ts'

/** `seen`: the last mailing that whoever sends has seen on the page; none yet is empty. */
export const sendingSchema = z.object({ seen: z.uuid('invalid').optional() })

export const answerSchema = z.object({ answer: z.enum(ANSWERS, { error: 'calendar.answer-unknown' }) })

/** A feed is made, made anew, or taken away. */
export const feedSchema = z.object({ act: z.enum(['make', 'revoke'], { error: 'invalid' }) })
