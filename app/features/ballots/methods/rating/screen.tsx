import { screenFor } from '../method-screen.ts'
import { AnswerFields } from './answer-fields.tsx'
import { RatingBetween } from './convergence-view.tsx'
import { RatingFinding, RatingFindings } from './finding-text.tsx'
import { ratingLevels } from './levels.ts'
import { RatingResult } from './result.tsx'
import { RuleMeters, RuleSentence } from './rule-live.tsx'
import { RuleSteps } from './rule-steps.tsx'
import { SettingsFields } from './settings-fields.tsx'

export const ratingScreen = screenFor({
  AnswerFields,
  SettingsFields,
  RuleSteps,
  RuleSentence,
  RuleMeters,
  Between: RatingBetween,
  Result: RatingResult,
  Findings: RatingFindings,
  Finding: RatingFinding,
  levels: ratingLevels,
})
