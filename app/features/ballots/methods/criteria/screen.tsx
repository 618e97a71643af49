import { screenFor } from '../method-screen.ts'
import { TurnoutMeter } from '../tally/rule-words.tsx'
import { AnswerFields } from './answer-fields.tsx'
import { criteriaFindings } from './findings.tsx'
import { criteriaLevels } from './levels.ts'
import { NextCard } from './next-card.tsx'
import { CriteriaResultPanel } from './result.tsx'
import { RoundsView } from './rounds-view.tsx'
import { RuleSentence, RuleSteps } from './rule-words.tsx'
import { SettingsFields } from './settings-fields.tsx'

export const criteriaScreen = screenFor({
  AnswerFields,
  SettingsFields,
  Rounds: RoundsView,
  Next: NextCard,
  RuleSteps,
  RuleSentence,
  RuleMeters: TurnoutMeter,
  Result: CriteriaResultPanel,
  ...criteriaFindings,
  levels: criteriaLevels,
})
