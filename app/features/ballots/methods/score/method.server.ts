import { z } from 'zod'
import type { Method } from '../method.server.ts'
import { numbersFor } from '../tally/answer-schema.server.ts'
import { choice, tallySettings, whole } from '../tally/settings.server.ts'
import { ruleOf, tally, type TallyResult } from '../tally/tally.ts'
import { tallyCsv } from '../tally/tally-file.ts'
import { MEASURES, MISSING_RULES, type ScoreAnswer, type ScoreSettings } from './words.ts'

/** A score for each option; what nobody has to judge may stay empty, and the rule says what that counts as. */
export const score: Method<ScoreSettings, ScoreAnswer, TallyResult> = {
  settings: z.object({
    ...tallySettings,
    highest: whole(2, 100).default(10),
    measureRule: choice(MEASURES),
    missingRule: choice(MISSING_RULES),
  }),
  answer: ({ options, settings }) =>
    numbersFor(options, { from: 0, to: settings.highest, blank: null, error: 'ballots.number' }).refine(
      (answer) => Object.values(answer).some((value) => value !== null),
      { path: [options[0]?.id ?? ''], error: 'ballots.score-none' },
    ),
  count: (votes, electorate, settings, options = []) => {
    const blank = settings.missingRule === 'zero' ? 0 : null
    return tally(
      votes.map(({ answer, ...vote }) => ({ ...vote, values: options.map(({ id }) => answer[id] ?? blank) })),
      electorate,
      options,
      ruleOf('score', settings.measureRule, settings),
    )
  },
  fieldsOf: (answer) =>
    Object.fromEntries(Object.entries(answer).flatMap(([id, value]) => (value === null ? [] : [[id, String(value)]]))),
  csv: tallyCsv,
}
