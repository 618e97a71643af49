import type { ComponentType, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/ui/format.tsx'
import type { Answer } from '../../ballot-words.ts'
import { type AnswerFieldsProps, type FindingProps, screenFor, type SettingsFieldsProps } from '../method-screen.ts'
import { answeredLevels } from './finding.tsx'
import { NumberFields } from './number-fields.tsx'
import { ruleSentence, ruleSteps, type Step, TurnoutMeter } from './rule-words.tsx'
import type { TallyResult, TallySettings } from './tally.ts'
import { tallyOnScreen, tallyPanel } from './tally-panel.tsx'
import type { Tell } from './tell.ts'

type Limits = { min: number; max: number; budget?: number }
type Spec<S extends TallySettings> = {
  name: string
  limits: (settings: S) => Limits
  /** What the numbers that stand in the fields use up of the budget. */
  spent?: (values: readonly number[]) => number
  useFinding: () => (result: TallyResult) => string
  useTold: Tell['useTold']
  usePart: Tell['usePart']
  stepsOf: (settings: S) => Step[]
  SettingsFields: ComponentType<SettingsFieldsProps>
  findings: Record<'Finding' | 'Findings', ComponentType<FindingProps<TallyResult>>>
}

/** A method that asks for a whole number beside each option, and adds them up. */
export function numberScreen<S extends TallySettings>({ name, limits, spent, stepsOf, ...spec }: Spec<S>) {
  function AnswerFields({ settings, legend, ...props }: AnswerFieldsProps<Answer, TallyResult, S>) {
    const { t } = useTranslation('methods')
    const { min, max, budget } = limits(settings)
    const left = (values: number[]): ReactNode => {
      const rest = (budget ?? 0) - (spent?.(values) ?? 0)
      return t(rest < 0 ? 'number.over' : 'number.left', { count: Math.abs(rest), budget })
    }
    return (
      <NumberFields
        {...props}
        legend={legend ?? t(`${name}.question`)}
        hint={t(`${name}.hint`, { min, max, budget })}
        min={min}
        max={max}
        left={spent && left}
      />
    )
  }
  const tell: Tell = { ...spec, useOwn: useOwnNumbers }
  const screen = screenFor({
    AnswerFields,
    SettingsFields: spec.SettingsFields,
    RuleSteps: ruleSteps(stepsOf),
    RuleSentence: ruleSentence(stepsOf),
    RuleMeters: TurnoutMeter,
    Result: tallyPanel(tell),
    ...spec.findings,
    levels: answeredLevels,
  })
  return { screen, OnScreen: tallyOnScreen(tell) }
}

function useOwnNumbers() {
  const { t } = useTranslation('methods')
  const format = useFormat()
  return (own: Answer, { options }: TallyResult) => {
    const said = options.flatMap(({ id, label }) =>
      typeof own[id] === 'number' && own[id] !== 0 ? [`${label}: ${format.number(own[id])}`] : [],
    )
    return said.length ? t('number.own', { said: said.join(' · ') }) : t('number.own-none')
  }
}
