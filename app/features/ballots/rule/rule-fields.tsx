import type { SubmissionResult } from '@conform-to/dom'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/ui/button.tsx'
import { SelectField } from '#app/ui/field.tsx'
import { useFields } from '#app/ui/form.tsx'
import { DemandFields } from './demand-fields.tsx'
import { type EarlierResult, EarlierVerdicts } from './earlier-verdicts.tsx'
import { presetFields, type PresetName, presetsFor, type RuleField, type RuleFields } from './presets.ts'
import { QuorumFields } from './quorum-fields.tsx'
import { readRule, ruleFieldsIn, sendsRule } from './rule-form.ts'
import type { Told } from './rule-words.ts'
import { useRuleSentence } from './use-rule-words.ts'

type Written = Record<string, unknown>
/** What a rule can ask of a method's results, and the preset a new ballot begins with. */
export type Askable = { tells: readonly Told[]; usual: PresetName; earlier?: readonly EarlierResult[] }
type Props = { askable: Askable; written: Written; answered: Written; lastResult: SubmissionResult | undefined }

/** Step 4: what makes it pass. A preset fills the fields; what stands in them counts, and what is empty is not asked. */
export function RuleFieldset({ askable, written, answered, lastResult }: Props) {
  const { t } = useTranslation('ballot-rule')
  const began = startOf(answered, askable)
  const typed = lastResult && { ...lastResult, initialValue: began as SubmissionResult['initialValue'] }
  const { fields } = useFields<RuleField | 'ruleFrom'>(typed, began)
  return (
    <>
      <div className="grid items-end gap-3 sm:grid-cols-[minmax(0,1fr)_auto]">
        <SelectField
          field={fields.ruleFrom}
          label={t('from')}
          hint={t('from-hint')}
          options={presetsFor(askable.tells).map((value) => ({ value, label: t(`preset.${value}`) }))}
          onChange={({ currentTarget: { form } }) =>
            form?.requestSubmit(form.querySelector<HTMLButtonElement>('[name="act"][value="fill"]'))
          }
        />
        <Button type="submit" name="act" value="fill">
          {t('fill')}
        </Button>
      </div>
      <div key={JSON.stringify(ruleFieldsIn(began))} className="grid gap-5">
        <p className="font-medium">{t('all-hold')}</p>
        <QuorumFields fields={fields} />
        <DemandFields fields={fields} tells={askable.tells} />
      </div>
      <Meaning askable={askable} written={written} began={began} />
    </>
  )
}

/** What is sent before anything is typed: the preset that suits the method. */
function startOf(answered: Written, { tells, usual }: Askable): RuleFields & { ruleFrom: string } {
  const suits = presetsFor(tells)
  const usually = suits.includes(usual) ? usual : 'answers'
  if (!sendsRule(answered)) return { ...presetFields(usually)!, ruleFrom: usually }
  return { ...ruleFieldsIn(answered), ruleFrom: String(answered.ruleFrom) }
}

function Meaning({ askable, written, began }: { askable: Askable; written: Written; began: Written }) {
  const { t } = useTranslation('ballot-rule')
  const sentence = useRuleSentence()
  const { rule } = readRule(sendsRule(written) ? written : began, askable.tells)
  return (
    <div>
      <div className="rule-means" role="status">
        <p className="text-sm text-ink-2">{t('means')}</p>
        <p className="mt-1 text-lg leading-snug">{sentence(rule)}</p>
      </div>
      <EarlierVerdicts rule={rule} earlier={askable.earlier ?? []} />
    </div>
  )
}
