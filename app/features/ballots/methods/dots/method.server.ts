import { z } from 'zod'
import { pointsSpent } from '../../counting/points.ts'
import type { Method } from '../method.server.ts'
import { numbersFor, withinBudget } from '../tally/answer-schema.server.ts'
import { tallySettings, whole } from '../tally/settings.server.ts'
import type { TallyResult } from '../tally/tally.ts'
import { tallyCsv } from '../tally/tally-file.ts'
import { count } from './counted.ts'
import { DEFAULT_DOTS, type DotsAnswer, type DotsSettings } from './words.ts'

/** Dots to spread over the options, as many as one has or fewer. */
export const dots: Method<DotsSettings, DotsAnswer, TallyResult> = {
  settings: z.object({ ...tallySettings, budget: whole(1, 1000).default(DEFAULT_DOTS) }),
  answer: ({ options, settings: { budget } }) =>
    withinBudget(numbersFor(options, { from: 0, to: budget, blank: 0, error: 'ballots.number' }), (values) => {
      const given = pointsSpent(values)
      return given > budget ? `ballots.dots-over?given=${given}&budget=${budget}` : null
    }),
  count,
  fieldsOf: (answer) =>
    Object.fromEntries(Object.entries(answer).flatMap(([id, value]) => (value ? [[id, String(value)]] : []))),
  csv: tallyCsv,
}
