import { useTranslation } from 'react-i18next'
import { ConditionMeters } from '#app/ui/chart.tsx'
import { Card } from '#app/ui/page.tsx'
import type { BallotView } from './ballots.queries.server.ts'
import { SCREENS } from './methods/method-screens.tsx'
import { RuleConditions } from './rule/rule-conditions.tsx'
import { WeightTable } from './terms/weights-lines.tsx'
import { turnoutTotals } from './turnout.ts'

type RuledBallot = Pick<
  BallotView,
  'round' | 'state' | 'turnout' | 'needed' | 'method' | 'settings' | 'weights' | 'terms' | 'organisations' | 'result'
>

/** The rule of a ballot in the order in which it is applied, and how far it is met by what everybody may know. */
export function RuleCard({ ballot }: { ballot: RuledBallot }) {
  const { t } = useTranslation('ballots')
  const { RuleSteps } = SCREENS[ballot.method]
  const { rule } = ballot.terms
  return (
    <Card title={t('rule.title')} id="rule" end={t('list.round', { round: ballot.round })}>
      {rule ? <RuleConditions rule={rule} ballot={ballot} /> : null}
      {!rule && ballot.state === 'open' && ballot.needed > 0 ? <Answers ballot={ballot} /> : null}
      <ol className="rule-steps">
        <RuleSteps settings={ballot.settings} needed={ballot.needed} ruled={Boolean(rule)} />
      </ol>
      {ballot.weights ? <WeightTable weights={ballot.weights} settings={ballot.settings} /> : null}
    </Card>
  )
}

function Answers({ ballot: { turnout, needed } }: { ballot: RuledBallot }) {
  const { t } = useTranslation('ballots')
  const { voted, eligible } = turnoutTotals(turnout)
  const missing = Math.max(needed - voted, 0)
  const share = (count: number) => (eligible ? count / eligible : 0)
  const answers = {
    label: t('result.answers'),
    value: share(voted),
    threshold: share(needed),
    met: missing === 0,
    said: t('result.said', { voted, eligible }),
    needs: t('result.needs', { needed }),
  }
  return (
    <>
      <ConditionMeters conditions={[answers]} />
      <p className={missing === 0 ? 'rule-now is-met' : 'rule-now'}>
        {missing > 0 ? t('rule.now-missing', { count: missing }) : t('rule.now-enough')}
      </p>
    </>
  )
}
