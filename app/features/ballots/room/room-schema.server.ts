import { z } from 'zod'
import { cleanLine } from '#app/shared/text.ts'
import { METHOD_NAMES } from '../methods/method-names.ts'
import { answerSchemaOf, methodOf } from '../methods/registry.server.ts'
import { SUBJECT_TYPES, type SubjectRef, type SubjectType } from '../subjects/subject-types.ts'
import { misfits } from '../terms/misfits.ts'
import { roomTerms } from './room-terms.server.ts'

/** A question that can be read aloud. */
const LONGEST_QUESTION = 300

const subject = z.string().transform((written, context): SubjectRef => {
  const [type, id] = written.split(':')
  const known = z.object({ type: z.enum(SUBJECT_TYPES), id: z.uuid() }).safeParse({ type, id })
  if (known.success) return known.data
  context.addIssue({ code: 'custom', message: 'ballots.choose-subject' })
  return z.NEVER
})

const question = z
  .string()
  .transform(cleanLine)
  .refine((line) => line.length <= LONGEST_QUESTION, { error: `ballots.question-long?max=${LONGEST_QUESTION}` })
  .default('')

/** What is asked, by which method, what that method lets a moderator choose, and who votes: each reads its own fields, or takes what is usual. */
export const prepareSchema = z
  .looseObject({
    subject,
    itemId: z.uuid().optional().catch(undefined),
    question,
    method: z.enum(METHOD_NAMES, { error: 'ballots.choose-method' }),
  })
  .transform((sent, context) => {
    const [chosen, asked] = [methodOf(sent).settings.safeParse(sent), roomTerms.safeParse(sent)]
    const wrong = [chosen, asked].flatMap(({ error }) => error?.issues ?? [])
    const unfit = asked.success ? misfits(sent.method, asked.data) : []
    for (const { path, message } of [...wrong, ...unfit.map(([field, message]) => ({ path: [field], message }))])
      context.addIssue({ code: 'custom', path, message })
    if (!chosen.success || !asked.success || unfit.length) return z.NEVER
    const { subject, itemId, question, method } = sent
    return { subject, itemId, question, method, settings: chosen.data, terms: asked.data }
  })
type Prepared = z.output<typeof prepareSchema>
export type PrepareInput = Omit<Prepared, 'terms'> & Partial<Pick<Prepared, 'terms'>>

/** How one record is named in a form. */
export const subjectField = ({ type, id }: { type: SubjectType; id: string }) => `${type}:${id}`

const OPENING_ACTS = ['open', 'take-back', 'discard'] as const
export const openingSchema = z.object({ act: z.enum(OPENING_ACTS) })

/** Somebody's answer by name, in the shape of the ballot's method. */
export const entrySchema = (ballot: Parameters<typeof answerSchemaOf>[0]) =>
  z.intersection(z.object({ personId: z.uuid({ error: 'ballots.choose-voter' }) }), answerSchemaOf(ballot))
