import { useTranslation } from 'react-i18next'
import { ConditionMeters } from '#app/ui/chart.tsx'
import type { BallotView } from '../ballots.queries.server.ts'
import { applyQuorum } from './quorum.ts'
import { isQuorum, type Rule, verdictOf } from './rule-words.ts'
import { useRuleMeters, useRuleSentence } from './use-rule-words.ts'

type RuledBallot = Pick<BallotView, 'state' | 'turnout' | 'organisations' | 'result' | 'method'>

/** The rule as one sentence; while people answer a meter for each condition, of which only the quorum's say how far it is met. */
export function RuleConditions({ rule, ballot }: { rule: Rule; ballot: RuledBallot }) {
  const { t } = useTranslation('ballot-rule')
  const sentence = useRuleSentence()
  const { found, hidden } = useRuleMeters()
  const asked = { electorate: ballot.turnout, organisations: ballot.organisations ?? undefined }
  const told = ballot.result && verdictOf(ballot.result)
  const favour = t(`favour.${ballot.method}`, { defaultValue: '' })
  return (
    <>
      <p>{sentence(rule)}</p>
      {favour ? <p className="mt-2 text-sm text-ink-2">{favour}</p> : null}
      {told || rule.length === 0 ? null : (
        <div className="mt-4">
          <ConditionMeters
            conditions={rule.map((one) => (isQuorum(one) ? found(applyQuorum(one, asked)) : hidden(one)))}
          />
        </div>
      )}
    </>
  )
}
