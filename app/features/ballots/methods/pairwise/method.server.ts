import { z } from 'zod'
import { minimumTurnout } from '../../ballot.schema.ts'
import type { Method } from '../method.server.ts'
import { numbersFor } from '../tally/answer-schema.server.ts'
import { tallyCsv } from '../tally/tally-file.ts'
import type { PairwiseResult } from './count.ts'
import { count } from './counted.ts'
import { JUDGMENTS, pairsOf, type PairwiseAnswer, type PairwiseSettings } from './words.ts'

/** Every two options compared: how much one counts over the other. */
export const pairwise: Method<PairwiseSettings, PairwiseAnswer, PairwiseResult> = {
  settings: z.object({ minimumTurnout }).transform((chosen) => ({ ...chosen, places: 0 })),
  answer: ({ options }) => {
    const pairs = pairsOf(options.map(({ id }) => id))
    const asked = pairs.map(({ id }) => ({ id, label: id }))
    return numbersFor(asked, { from: -9, to: 9, error: 'ballots.pair-missing' }).superRefine((answer, context) => {
      for (const { id } of pairs)
        if (!JUDGMENTS.some((one) => one === answer[id]))
          context.addIssue({ code: 'custom', path: [id], message: 'ballots.pair-missing' })
    }) as unknown as z.ZodType<PairwiseAnswer>
  },
  count,
  fieldsOf: (answer) => Object.fromEntries(Object.entries(answer).map(([pair, said]) => [pair, String(said)])),
  csv: tallyCsv,
}
