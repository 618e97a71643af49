import { useTranslation } from 'react-i18next'
import { SelectField, TextField } from '#app/ui/field.tsx'
import type { FieldState } from '#app/ui/form.tsx'
import { CONSENSUS_RULES } from '../../counting/delphi-words.ts'
import { PERCENTILE_RULES } from '../../counting/quantiles.ts'
import type { SettingsFieldsProps } from '../method-screen.ts'
import { SettingsForm } from '../tally/tally-settings.tsx'
import { CRITERION_IDS, DISAGREEMENT_RULES, FEEDBACK_SHARES, MOST_ROUNDS, REASON_RULES } from './words.ts'

const DEFAULTS: Record<string, string | number> = {
  ...Object.fromEntries(CRITERION_IDS.map((id) => [`criterion-${id}`, ''])),
  percentileRule: PERCENTILE_RULES[0],
  disagreementRule: DISAGREEMENT_RULES[0],
  consensusRule: 'ram',
  consensusShare: 75,
  rounds: 1,
  reasonRule: REASON_RULES[0],
  feedbackShares: FEEDBACK_SHARES[0],
}

/** The criteria by name, the rounds, and what changes results. */
export function SettingsFields(props: SettingsFieldsProps) {
  const { t } = useTranslation('criteria')
  return (
    <SettingsForm {...props} defaults={DEFAULTS}>
      {(fields) => (
        <>
          <fieldset className="field">
            <legend className="field-label">{t('set.criteria')}</legend>
            <p className="field-hint">{t('set.criterion-hint')}</p>
            <div className="mt-2 grid gap-3">
              {CRITERION_IDS.map((id, at) => (
                <TextField
                  key={id}
                  field={fields[`criterion-${id}`]!}
                  label={t('set.criterion', { number: at + 1 })}
                  maxLength={80}
                  optional
                />
              ))}
            </div>
          </fieldset>
          <Whole field={fields.rounds!} name="rounds" min={1} max={MOST_ROUNDS} />
          <Choice field={fields.consensusRule!} name="consensusRule" choices={CONSENSUS_RULES} />
          <Whole field={fields.consensusShare!} name="consensusShare" min={51} max={100} />
          <Choice field={fields.reasonRule!} name="reasonRule" choices={REASON_RULES} />
          <Choice field={fields.feedbackShares!} name="feedbackShares" choices={FEEDBACK_SHARES} />
          <Choice field={fields.percentileRule!} name="percentileRule" choices={PERCENTILE_RULES} />
          <Choice field={fields.disagreementRule!} name="disagreementRule" choices={DISAGREEMENT_RULES} />
        </>
      )}
    </SettingsForm>
  )
}

function Choice({ field, name, choices }: { field: FieldState; name: string; choices: readonly string[] }) {
  const { t } = useTranslation('criteria')
  return (
    <SelectField
      field={field}
      label={t(`set.${name}`)}
      hint={t(`set.${name}-hint`)}
      options={choices.map((value) => ({ value, label: t(`set.${name}-is.${value}`) }))}
    />
  )
}

function Whole({ field, name, min, max }: { field: FieldState; name: string; min: number; max: number }) {
  const { t } = useTranslation('criteria')
  return (
    <TextField
      field={field}
      label={t(`set.${name}`)}
      hint={t(`set.${name}-hint`)}
      type="number"
      inputMode="numeric"
      {...{ min, max }}
      step={1}
      width="xs"
    />
  )
}
