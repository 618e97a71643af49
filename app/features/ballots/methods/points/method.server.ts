import { z } from 'zod'
import { minimumTurnout } from '../../ballot.schema.ts'
import { pointsSpent } from '../../counting/points.ts'
import type { Method } from '../method.server.ts'
import { numbersFor, withinBudget } from '../tally/answer-schema.server.ts'
import type { TallyResult } from '../tally/tally.ts'
import { tallyCsv } from '../tally/tally-file.ts'
import { count } from './counted.ts'
import { POINTS, type PointsAnswer, type PointsSettings } from './words.ts'

/** Exactly 100 points over the options: their mean is the weight of an option. */
export const points: Method<PointsSettings, PointsAnswer, TallyResult> = {
  // Weights are a result for every option: none is chosen.
  settings: z.object({ minimumTurnout }).transform((chosen) => ({ ...chosen, places: 0 })),
  answer: ({ options }) =>
    withinBudget(numbersFor(options, { from: 0, to: POINTS, blank: 0, error: 'ballots.number' }), (values) => {
      const given = pointsSpent(values)
      return given === POINTS ? null : `ballots.points-sum?given=${given}`
    }),
  count,
  fieldsOf: (answer) =>
    Object.fromEntries(Object.entries(answer).flatMap(([id, value]) => (value ? [[id, String(value)]] : []))),
  csv: tallyCsv,
}
