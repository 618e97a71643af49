import { useTranslation } from 'react-i18next'
import { ErrorSummary } from '#app/ui/field.tsx'
import { SelectField } from '#app/ui/field.tsx'
import { useFields } from '#app/ui/form.tsx'
import { SMALLEST_SHOWN } from '../../ballot-words.ts'
import { MOST_OPTIONS } from '../../subjects/options.ts'
import { type AnswerFieldsProps, screenFor, type SettingsFieldsProps } from '../method-screen.ts'
import { answeredLevels } from '../tally/finding.tsx'
import { OptionName } from '../tally/option-name.tsx'
import { ruleSentence, ruleSteps, type Step, TurnoutMeter } from '../tally/rule-words.tsx'
import { ChoiceField, NumberField, SettingsForm } from '../tally/tally-settings.tsx'
import type { MajorityResult } from './count.ts'
import { majorityFindings } from './findings.tsx'
import { MajorityPanel } from './result.tsx'
import { BLANK_GRADE_RULES, GRADES, hidesByOption, type MajorityAnswer, type MajoritySettings } from './words.ts'

function AnswerFields({
  options,
  own,
  legend,
  lastResult,
  settings,
}: AnswerFieldsProps<MajorityAnswer, MajorityResult, MajoritySettings>) {
  const { t } = useTranslation('methods')
  const form = useFields(lastResult, Object.fromEntries(options.map(({ id }) => [id, own?.[id]])))
  const grades = GRADES.map((grade, at) => ({ value: String(at), label: t(`majority.grade.${grade}`) })).reverse()
  return (
    <fieldset className="field mt-5">
      <legend className="field-label">{legend ?? t('majority.question')}</legend>
      <ErrorSummary form={form} />
      <p className="field-hint">{t(`majority.hint-${settings.blankGradeRule ?? BLANK_GRADE_RULES[0]}`)}</p>
      <div className="option-rows">
        {options.map((option) => (
          <div key={option.id} className="option-grade">
            <SelectField
              field={form.fields[option.id]!}
              label={<OptionName option={option} />}
              width="md"
              options={[{ value: '', label: t('majority.no-grade') }, ...grades]}
            />
          </div>
        ))}
      </div>
    </fieldset>
  )
}

function SettingsFields(props: SettingsFieldsProps) {
  return (
    <SettingsForm {...props} defaults={{ places: 1, blankGradeRule: BLANK_GRADE_RULES[0] }}>
      {({ places, blankGradeRule }) => (
        <>
          <NumberField field={places} name="places" max={MOST_OPTIONS} />
          <ChoiceField field={blankGradeRule} name="blankGradeRule" choices={BLANK_GRADE_RULES} />
        </>
      )}
    </SettingsForm>
  )
}

const stepsOf = (settings: MajoritySettings): Step[] => [
  ['majority'],
  [`blank-${settings.blankGradeRule}`],
  ...(hidesByOption(settings) ? [['few', { smallest: SMALLEST_SHOWN }] satisfies Step] : []),
  ['most', { count: settings.places }],
  ['level'],
]

export const majorityScreen = screenFor({
  AnswerFields,
  SettingsFields,
  RuleSteps: ruleSteps(stepsOf),
  RuleSentence: ruleSentence(stepsOf),
  RuleMeters: TurnoutMeter,
  Result: MajorityPanel,
  ...majorityFindings,
  levels: answeredLevels,
})
