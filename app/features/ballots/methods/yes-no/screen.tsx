import { useTranslation } from 'react-i18next'
import { ConditionMeters } from '#app/ui/chart.tsx'
import { RadioGroup } from '#app/ui/choices.tsx'
import { ErrorSummary, SelectField } from '#app/ui/field.tsx'
import { useFields } from '#app/ui/form.tsx'
import { useFormat } from '#app/ui/format.tsx'
import { DEFAULT_MINIMUM_TURNOUT, MINIMUM_TURNOUTS, SMALLEST_SHOWN } from '../../ballot-words.ts'
import { useHiddenCondition, useTurnoutClause, useTurnoutCondition } from '../../turnout-condition.ts'
import {
  type AnswerFieldsProps,
  type RuleProps,
  type RuleStepsProps,
  screenFor,
  type SettingsFieldsProps,
} from '../method-screen.ts'
import type { YesNoResult } from './count.ts'
import { YesNoFinding, YesNoFindings } from './finding.tsx'
import { yesNoLevels } from './levels.ts'
import { YesNoPanel } from './result.tsx'
import { CHOICES, MAJORITIES, PARTS, type YesNoAnswer, type YesNoSettings } from './words.ts'

function AnswerFields({ own, legend, earlier, lastResult }: AnswerFieldsProps<YesNoAnswer, YesNoResult>) {
  const { t } = useTranslation('ballots')
  const form = useFields(lastResult, { choice: own?.choice })
  const before = earlier?.own
    ? t('yes-no.earlier', { round: earlier.round, choice: t(`yes-no.choice.${earlier.own.choice}`) })
    : undefined
  return (
    <div className="mt-5 grid gap-5">
      <ErrorSummary form={form} />
      <RadioGroup
        field={form.fields.choice}
        label={legend ?? t('yes-no.question')}
        hint={before}
        choices={CHOICES.map((choice) => ({ value: choice, label: t(`yes-no.choice.${choice}`) }))}
        required
      />
    </div>
  )
}

function SettingsFields({ lastResult, within, ruled }: SettingsFieldsProps) {
  const { t } = useTranslation('ballots')
  const format = useFormat()
  const form = useFields(lastResult, { majority: MAJORITIES[0], minimumTurnout: DEFAULT_MINIMUM_TURNOUT })
  if (ruled) return null
  return (
    <div className="grid gap-4">
      {within ? null : <ErrorSummary form={form} />}
      <SelectField
        field={form.fields.majority}
        label={t('yes-no.majority')}
        hint={t('yes-no.majority-hint')}
        width="md"
        options={MAJORITIES.map((value) => ({ value, label: t(`yes-no.needed.${value}`) }))}
      />
      <SelectField
        field={form.fields.minimumTurnout}
        label={t('open.minimum')}
        hint={t('open.minimum-hint')}
        width="sm"
        options={MINIMUM_TURNOUTS.map((share) => ({ value: String(share), label: format.percent(share) }))}
      />
    </div>
  )
}

function RuleSteps({ settings: { majority }, needed }: RuleStepsProps<YesNoSettings>) {
  const { t } = useTranslation('ballots')
  return (
    <>
      {majority ? (
        <>
          <li>{t(needed > 0 ? 'rule.minimum' : 'rule.no-minimum', { count: needed })}</li>
          <li>{t('yes-no.line', { needed: t(`yes-no.needed.${majority}`) })}</li>
        </>
      ) : null}
      <li>{t('consent.rule.small', { smallest: SMALLEST_SHOWN })}</li>
    </>
  )
}

function RuleSentence({ settings: { majority = 'half' }, soFar }: RuleProps<YesNoSettings>) {
  const { t } = useTranslation('ballots')
  const format = useFormat()
  const turnout = useTurnoutClause()(soFar)
  const yes = t('yes-no.clause', { needed: t(`yes-no.needed.${majority}`) })
  return <>{t('sentence.consent', { clauses: format.list([...turnout, yes]) })}</>
}

function RuleMeters({ settings: { majority = 'half' }, soFar }: RuleProps<YesNoSettings>) {
  const { t } = useTranslation('ballots')
  const [part, whole] = PARTS[majority]
  const yes = useHiddenCondition()(t('yes-no.choice.yes'), part / whole, t(`yes-no.needed.${majority}`))
  return <ConditionMeters conditions={[useTurnoutCondition()(soFar), yes]} />
}

export const yesNoScreen = screenFor({
  AnswerFields,
  SettingsFields,
  RuleSteps,
  RuleSentence,
  RuleMeters,
  Result: YesNoPanel,
  Findings: YesNoFindings,
  Finding: YesNoFinding,
  levels: yesNoLevels,
})
