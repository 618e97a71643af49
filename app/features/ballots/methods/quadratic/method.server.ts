import { z } from 'zod'
import { creditsSpent } from '../../counting/points.ts'
import type { Method } from '../method.server.ts'
import { numbersFor, withinBudget } from '../tally/answer-schema.server.ts'
import { always, tallySettings, whole } from '../tally/settings.server.ts'
import type { TallyResult } from '../tally/tally.ts'
import { tallyCsv } from '../tally/tally-file.ts'
import { count } from './counted.ts'
import { DEFAULT_CREDITS, most, type QuadraticAnswer, type QuadraticSettings } from './words.ts'

/** Votes for or against options, each of which costs its square. */
export const quadratic: Method<QuadraticSettings, QuadraticAnswer, TallyResult> = {
  settings: z.object({ ...tallySettings, credits: whole(1, 10_000).default(DEFAULT_CREDITS), sides: always }),
  answer: ({ options, settings: { credits } }) =>
    withinBudget(
      numbersFor(options, { from: -most(credits), to: most(credits), blank: 0, error: 'ballots.number' }),
      (values) => {
        const given = creditsSpent(values)
        return given > credits ? `ballots.credits-over?given=${given}&credits=${credits}` : null
      },
    ),
  count,
  fieldsOf: (answer) =>
    Object.fromEntries(Object.entries(answer).flatMap(([id, value]) => (value ? [[id, String(value)]] : []))),
  csv: tallyCsv,
  standing: ({ sides: _, ...settings }) => settings,
}
