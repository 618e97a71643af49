import type { z } from 'zod'
import type { Answer } from '../ballot-words.ts'
import { methodOf } from '../methods/registry.server.ts'
import { isSplit, type KeptAnswer, keptOf, MOST_PARTS, type Part, votesIn } from './split.ts'
import { answerIn, answerPrefix, partsIn, votesField, type Written, writtenOf } from './written.ts'

type Errors = Record<string, string[]>

/**
 * The parts of a vote that has `weight` votes as a form sends them, each checked with the schema of the ballot's method: whole numbers of votes
 * from one on, together exactly as many as there are. Errors by the names of their fields, all of them at once.
 */
export function readParts(
  sent: Written,
  schema: z.ZodType<Answer>,
  weight: number,
): { kept: KeptAnswer } | { errors: Errors } {
  const numbers = partsIn(sent)
  if (numbers.length > MOST_PARTS) return { errors: { parts: [`ballots.split-many?max=${MOST_PARTS}`] } }
  const errors: Errors = {}
  const parts = numbers.flatMap((part) => readPart(sent, part, schema, weight, errors))
  if (Object.keys(errors).length) return { errors }
  const given = votesIn(parts)
  if (given === weight) return { kept: keptOf(parts) }
  const wrong = given < weight ? `split-left?left=${weight - given}` : `split-over?over=${given - weight}`
  return { errors: { parts: [`ballots.${wrong}&all=${weight}`] } }
}

function readPart(sent: Written, part: number, schema: z.ZodType<Answer>, weight: number, errors: Errors): Part[] {
  const written = sent[votesField(part)]
  const votes = typeof written === 'string' && /^\s*\d{1,4}\s*$/.test(written) ? Number(written) : 0
  if (votes < 1 || votes > weight) errors[votesField(part)] = [`ballots.number?from=1&to=${weight}`]
  const answer = schema.safeParse(answerIn(sent, part))
  for (const { path, message } of answer.error?.issues ?? []) {
    const field = path.length ? answerPrefix(part) + path.join('.') : votesField(part)
    errors[field] ??= [message]
  }
  return answer.success && votes > 0 ? [{ answer: answer.data, weight: votes }] : []
}

/** The form that sends this again, whole or in parts: the fields of either. */
export function fieldsOfKept(ballot: { method: string }, kept: KeptAnswer): Record<string, string> {
  const { fieldsOf } = methodOf(ballot)
  if (!isSplit(kept)) return fieldsOf(kept)
  return writtenOf(kept.parts.map(({ answer, weight }) => ({ votes: String(weight), fields: fieldsOf(answer) })))
}
