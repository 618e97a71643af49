import { useTranslation } from 'react-i18next'
import { ErrorSummary, SelectField } from '#app/ui/field.tsx'
import { useFields } from '#app/ui/form.tsx'
import { useFormat } from '#app/ui/format.tsx'
import { DEFAULT_MINIMUM_TURNOUT, MINIMUM_TURNOUTS } from '../../ballot-words.ts'
import type { SettingsFieldsProps } from '../method-screen.ts'
import { DEFAULT_THRESHOLD, THRESHOLDS } from './words.ts'

export function SettingsFields({ lastResult, within, ruled }: SettingsFieldsProps) {
  const { t } = useTranslation('ballots')
  const format = useFormat()
  const form = useFields(lastResult, { minimumTurnout: DEFAULT_MINIMUM_TURNOUT, threshold: DEFAULT_THRESHOLD })
  const sharesOf = (shares: readonly number[]) =>
    shares.map((share) => ({ value: String(share), label: format.percent(share) }))
  return (
    <div className="grid gap-4">
      {within ? null : <ErrorSummary form={form} />}
      {ruled ? null : (
        <SelectField
          field={form.fields.minimumTurnout}
          label={t('open.minimum')}
          hint={t('open.minimum-hint')}
          width="sm"
          options={sharesOf(MINIMUM_TURNOUTS)}
        />
      )}
      <SelectField
        field={form.fields.threshold}
        label={t('open.threshold')}
        hint={t('open.threshold-hint')}
        width="sm"
        options={sharesOf(THRESHOLDS)}
      />
    </div>
  )
}
