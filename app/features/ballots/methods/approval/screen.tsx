import { useTranslation } from 'react-i18next'
import { ErrorSummary } from '#app/ui/field.tsx'
import { useFields } from '#app/ui/form.tsx'
import { useFormat } from '#app/ui/format.tsx'
import { MOST_OPTIONS } from '../../subjects/options.ts'
import { type AnswerFieldsProps, screenFor, type SettingsFieldsProps } from '../method-screen.ts'
import { answeredLevels, useChosenFinding } from '../tally/finding.tsx'
import { OptionName } from '../tally/option-name.tsx'
import { ruleSentence, ruleSteps, type Step, TurnoutMeter } from '../tally/rule-words.tsx'
import type { TallyResult, TallySettings } from '../tally/tally.ts'
import { tallyOnScreen, tallyPanel } from '../tally/tally-panel.tsx'
import { NumberField, SettingsForm } from '../tally/tally-settings.tsx'
import type { Tell } from '../tally/tell.ts'
import { approvalFindings } from './findings.tsx'
import type { ApprovalAnswer } from './words.ts'

function AnswerFields({ options, own, lastResult }: AnswerFieldsProps<ApprovalAnswer, TallyResult>) {
  const { t } = useTranslation('methods')
  const form = useFields(lastResult, Object.fromEntries(options.map(({ id }) => [id, own?.[id] ? '1' : null])))
  return (
    <fieldset className="field mt-5">
      <legend className="field-label">{t('approval.question')}</legend>
      <ErrorSummary form={form} />
      <p className="field-hint">{t('approval.hint')}</p>
      <div className="choice-list">
        {options.map((option) => (
          <label key={option.id} className="choice">
            <input
              type="checkbox"
              className="check"
              id={form.fields[option.id]?.id}
              name={form.fields[option.id]?.name}
              value="1"
              defaultChecked={form.fields[option.id]?.defaultValue === '1'}
            />
            <span className="choice-label">
              <OptionName option={option} />
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

function SettingsFields(props: SettingsFieldsProps) {
  return (
    <SettingsForm {...props} defaults={{ places: 1 }}>
      {({ places }) => <NumberField field={places} name="places" max={MOST_OPTIONS} />}
    </SettingsForm>
  )
}

const tell: Tell = {
  useFinding: useChosenFinding,
  useTold() {
    const { t } = useTranslation('methods')
    const format = useFormat()
    return ({ overall }, at) => {
      const figures = overall[at]
      if (!figures) return null
      const share = figures.mean ?? 0
      return { share, said: t('approval.said', { count: figures.sum, n: figures.n, share: format.percent(share) }) }
    }
  },
  useOwn() {
    const { t } = useTranslation('methods')
    const format = useFormat()
    return (own, { options }) => {
      const names = options.flatMap(({ id, label }) => (own[id] ? [label] : []))
      return names.length ? t('approval.own', { names: format.list(names) }) : t('approval.own-none')
    }
  },
  usePart() {
    const format = useFormat()
    return (mean) => format.percent(mean)
  },
}
export const ApprovalOnScreen = tallyOnScreen(tell)

const stepsOf = ({ places }: TallySettings): Step[] => [['approval'], ['most', { count: places }], ['level']]

export const approvalScreen = screenFor({
  AnswerFields,
  SettingsFields,
  RuleSteps: ruleSteps(stepsOf),
  RuleSentence: ruleSentence(stepsOf),
  RuleMeters: TurnoutMeter,
  Result: tallyPanel(tell),
  ...approvalFindings,
  levels: answeredLevels,
})
