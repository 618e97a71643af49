import { z } from 'zod'
import { minimumTurnout } from '../../ballot.schema.ts'
import { CONSENSUS_RULES } from '../../counting/delphi-words.ts'
import { PERCENTILE_RULES } from '../../counting/quantiles.ts'
import type { Method } from '../method.server.ts'
import { choice, whole } from '../tally/settings.server.ts'
import { answerSchema } from './answer-schema.server.ts'
import { criteriaApart } from './apart.ts'
import { movesOf, reasonsIn } from './between.server.ts'
import type { CriteriaResult } from './count.ts'
import { count } from './counted.ts'
import { leaversIn } from './leavers.ts'
import { nextSettings } from './next-settings.ts'
import { criteriaCsv } from './result-file.ts'
import { returningItems } from './returns.ts'
import { ruledCriteria } from './ruled.ts'
import {
  CANNOT_JUDGE,
  type CriteriaAnswer,
  criteriaOf,
  type CriteriaSettings,
  CRITERION_IDS,
  DISAGREEMENT_RULES,
  FEEDBACK_SHARES,
  MOST_ROUNDS,
  REASON_RULES,
} from './words.ts'

const LONGEST_CRITERION = 80

/** What somebody asks for, in one line. */
const named = z.string().trim().max(LONGEST_CRITERION, `ballots.label-long?max=${LONGEST_CRITERION}`).default('')

const settings = z
  .object({
    minimumTurnout,
    ...Object.fromEntries(CRITERION_IDS.map((id) => [`criterion-${id}`, named])),
    percentileRule: choice(PERCENTILE_RULES),
    disagreementRule: choice(DISAGREEMENT_RULES),
    consensusRule: z.enum(CONSENSUS_RULES, { error: 'ballots.setting-unknown' }).default('ram'),
    consensusShare: whole(51, 100).default(75),
    rounds: whole(1, MOST_ROUNDS).default(1),
    reasonRule: choice(REASON_RULES),
    feedbackShares: choice(FEEDBACK_SHARES),
  })
  .transform((sent, context): CriteriaSettings => {
    const criteria = criteriaOf(sent as object)
    const double = criteria.find(({ name }, at) =>
      criteria.slice(0, at).some((other) => other.name.toLowerCase() === name.toLowerCase()),
    )
    if (double)
      context.addIssue({ code: 'custom', path: [`criterion-${double.id}`], message: 'ballots.criterion-twice' })
    const { minimumTurnout, percentileRule, disagreementRule, consensusRule, consensusShare, rounds, reasonRule } = sent
    return {
      ...{ minimumTurnout, criteria, percentileRule, disagreementRule, consensusRule, consensusShare },
      ...{ rounds, reasonRule },
      ...(sent.feedbackShares === 'hidden' && { feedbackShares: sent.feedbackShares }),
    }
  })

/** Ratings from 1 to 9 on named criteria, RAND/UCLA: of one thing, or of every one of a set. */
export const criteria: Method<CriteriaSettings, CriteriaAnswer, CriteriaResult> = {
  settings: settings as unknown as z.ZodType<CriteriaSettings>,
  formOf: ({ criteria }) => Object.fromEntries(criteria.map(({ id, name }) => [`criterion-${id}`, name])),
  answer: answerSchema,
  adds: true,
  count,
  fieldsOf: (answer) =>
    Object.fromEntries(
      Object.entries(answer).map(([field, value]) => [field, value === null ? CANNOT_JUDGE : String(value)]),
    ),
  ruled: ruledCriteria,
  apart: criteriaApart,
  csv: criteriaCsv,
  between: movesOf,
  left: leaversIn,
  next: nextSettings,
  returns: returningItems,
  reasons: reasonsIn,
}
