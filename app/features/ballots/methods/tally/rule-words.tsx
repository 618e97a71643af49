import { useTranslation } from 'react-i18next'
import { ConditionMeters } from '#app/ui/chart.tsx'
import { type BallotSettings, SMALLEST_SHOWN } from '../../ballot-words.ts'
import { useTurnoutCondition } from '../../turnout-condition.ts'
import type { RuleProps, RuleStepsProps } from '../method-screen.ts'

type Values = Record<string, string | number>
/** A step of a rule: the key of its sentence, with what the settings say. */
export type Step = [key: string, values?: Values]

/** The steps of a rule as a list, with what every method has: the minimum turnout before, small groups after. */
export function ruleSteps<S extends BallotSettings>(stepsOf: (settings: S) => Step[]) {
  return function RuleSteps({ settings, needed, ruled }: RuleStepsProps<S>) {
    const { t } = useTranslation(['ballots', 'methods'])
    return (
      <>
        {ruled ? null : <li>{t(needed > 0 ? 'rule.minimum' : 'rule.no-minimum', { count: needed })}</li>}
        {stepsOf(settings).map(([key, values]) => (
          <li key={key}>{t(`methods:rule.${key}`, values)}</li>
        ))}
        <li>{t('methods:rule.small', { smallest: SMALLEST_SHOWN })}</li>
      </>
    )
  }
}

/** The same as one sentence. */
export function ruleSentence<S extends BallotSettings>(stepsOf: (settings: S) => Step[]) {
  return function RuleSentence({ settings }: RuleProps<S>) {
    const { t } = useTranslation('methods')
    return (
      <>
        {stepsOf(settings)
          .map(([key, values]) => t(`rule.${key}`, values))
          .join(' ')}
      </>
    )
  }
}

/** While people answer only how many have is told. */
export function TurnoutMeter({ soFar }: RuleProps) {
  return <ConditionMeters conditions={[useTurnoutCondition()(soFar)]} />
}
