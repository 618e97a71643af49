import { z } from 'zod'
import type { BallotOption } from '../../ballot-words.ts'

export type Numbers = { [option: string]: number | null }

type Limits = {
  from: number
  to: number
  /** What an empty field says; left out, it is refused. */ blank?: number | null
  error: string
}

/** The name of a field that answers for an option. */
const OPTION_FIELD = /^o\d+$/

/** A whole number for each option, by its id: nothing else is taken, and no option that the ballot does not have. */
export function numbersFor(options: readonly BallotOption[], limits: Limits) {
  const { from, to, error } = limits
  const message = `${error}?from=${from}&to=${to}`
  return z.looseObject({}).transform((sent: Record<string, unknown>, context): Numbers => {
    const known = new Set(options.map(({ id }) => id))
    for (const name of Object.keys(sent))
      if (OPTION_FIELD.test(name) && !known.has(name))
        context.addIssue({ code: 'custom', path: [], message: 'ballots.option-unknown' })
    const entries = options.map(({ id }) => {
      const number = numberOf(sent[id], limits)
      if (number === undefined) context.addIssue({ code: 'custom', path: [id], message })
      return [id, number ?? null] as const
    })
    return Object.fromEntries(entries)
  })
}

/** The same within what there is to give: `over` says what is wrong with the whole. */
export function withinBudget(numbers: z.ZodType<Numbers>, over: (values: Record<string, number>) => string | null) {
  return numbers
    .transform((answer) => Object.fromEntries(Object.entries(answer).map(([id, value]) => [id, value ?? 0])))
    .superRefine((values, context) => {
      const message = over(values)
      if (message) context.addIssue({ code: 'custom', path: [Object.keys(values)[0] ?? ''], message })
    })
}

function numberOf(sent: unknown, { from, to, blank }: Limits): number | null | undefined {
  if (sent === undefined || sent === '') return blank
  if (typeof sent !== 'string' || !/^\s*[-\u2212+]?\d{1,6}\s*$/.test(sent)) return undefined
  const number = Number(sent.trim().replace('\u2212', '-'))
  return number >= from && number <= to ? number : undefined
}
