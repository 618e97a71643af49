import { z } from 'zod'
import type { Method } from '../method.server.ts'
import { numbersFor } from '../tally/answer-schema.server.ts'
import { tallyApart } from '../tally/apart.ts'
import { always, choice, tallySettings, whole } from '../tally/settings.server.ts'
import type { TallyResult } from '../tally/tally.ts'
import { tallyCsv } from '../tally/tally-file.ts'
import { count } from './counted.ts'
import { MEASURES, MISSING_RULES, type ScoreAnswer, type ScoreSettings } from './words.ts'

/** A score for each option; what nobody has to judge may stay empty, and the rule says what that counts as. */
export const score: Method<ScoreSettings, ScoreAnswer, TallyResult> = {
  settings: z.object({
    ...tallySettings,
    highest: whole(2, 100).default(10),
    measureRule: choice(MEASURES),
    missingRule: choice(MISSING_RULES),
    sides: always,
  }),
  answer: ({ options, settings }) =>
    numbersFor(options, { from: 0, to: settings.highest, blank: null, error: 'ballots.number' }).refine(
      (answer) => Object.values(answer).some((value) => value !== null),
      { path: [options[0]?.id ?? ''], error: 'ballots.score-none' },
    ),
  count,
  fieldsOf: (answer) =>
    Object.fromEntries(Object.entries(answer).flatMap(([id, value]) => (value === null ? [] : [[id, String(value)]]))),
  csv: tallyCsv,
  standing: ({ sides: _, ...settings }) => settings,
  apart: tallyApart,
}
