import { screenFor } from '../method-screen.ts'
import { AnswerFields } from './answer-fields.tsx'
import type { ConsentResult } from './count.ts'
import { ConsentFinding, ConsentFindings } from './finding-text.tsx'
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
  levels: ({ groups }: ConsentResult) =>
    Object.fromEntries(groups.map(({ groupId, voted, over }) => [groupId, voted === 0 ? 0 : over ? 2 : 1])),
})
