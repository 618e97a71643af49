import { screenFor } from '../method-screen.ts'
import { AnswerFields } from './answer-fields.tsx'
import { ConsentFinding, ConsentFindings } from './finding-text.tsx'
import { consentLevels } from './levels.ts'
import { ConsentPanel } from './result.tsx'
import { RuleMeters, RuleSentence } from './rule-live.tsx'
import { RuleSteps } from './rule-steps.tsx'
import { SettingsFields } from './settings-fields.tsx'

export const consentScreen = screenFor({
  AnswerFields,
  SettingsFields,
  RuleSteps,
  RuleSentence,
  RuleMeters,
  Result: ConsentPanel,
  Findings: ConsentFindings,
  Finding: ConsentFinding,
  levels: consentLevels,
})
