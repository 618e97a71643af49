import { useTranslation } from 'react-i18next'
import { SelectField, TextField } from '#app/ui/field.tsx'
import type { FieldState } from '#app/ui/form.tsx'
import { useFormat } from '#app/ui/format.tsx'
import { SMALLEST_SHOWN } from '../ballot-words.ts'
import type { ConditionFields } from './condition-fields.ts'
import { GroupsField } from './quorum-fields.tsx'
import { SHARES } from './rule-form.ts'
import { BASES, type Told } from './rule-words.ts'

/** What the answers have to say: what the method does not tell is not asked. */
export function DemandFields({ fields, tells }: { fields: ConditionFields; tells: readonly Told[] }) {
  const { t } = useTranslation('ballot-rule')
  if (tells.length === 0) return <p className="text-sm text-ink-2">{t('quorum-alone')}</p>
  return (
    <fieldset className="rule-conditions">
      <legend className="field-label">{t('demands')}</legend>
      {tells.includes('share') ? <ShareFields fields={fields} /> : null}
      {tells.includes('objections') ? (
        <div className="rule-condition">
          <TextField
            field={fields.ruleObjections}
            label={t('field.objections')}
            hint={t('field.objections-hint')}
            inputMode="numeric"
            width="sm"
          />
        </div>
      ) : null}
      {tells.includes('median') ? <MedianFields fields={fields} /> : null}
    </fieldset>
  )
}

function ShareFields({ fields }: { fields: ConditionFields }) {
  const { t } = useTranslation('ballot-rule')
  return (
    <>
      <div className="rule-condition">
        <MoreField field={fields.ruleShareMore} label={t('field.share-more')} />
        <ShareField field={fields.ruleShare} label={t('field.share')} optional />
        <SelectField
          field={fields.ruleShareOf}
          label={t('field.share-of')}
          options={BASES.map((value) => ({ value, label: t(`field.of-${value}`) }))}
        />
      </div>
      <div className="rule-condition">
        <GroupsField field={fields.ruleIn} label={t('field.in')} />
        <MoreField field={fields.ruleInMore} label={t('field.in-more')} />
        <ShareField field={fields.ruleInShare} label={t('field.in-share')} />
      </div>
      <p className="field-hint">{t('field.in-hint', { smallest: SMALLEST_SHOWN })}</p>
    </>
  )
}

function MoreField({ field, label }: { field: FieldState; label: string }) {
  const { t } = useTranslation('ballot-rule')
  return (
    <SelectField
      field={field}
      label={label}
      options={['least', 'more'].map((value) => ({ value, label: t(`field.is-${value}`) }))}
    />
  )
}

function ShareField({ field, label, optional }: { field: FieldState; label: string; optional?: boolean }) {
  const { t } = useTranslation('ballot-rule')
  const format = useFormat()
  const named: Record<string, string> = {
    '1/2': t('part.half'),
    '2/3': t('part.two-thirds'),
    '3/4': t('part.three-quarters'),
    '1/1': t('part.all'),
  }
  const options = SHARES.map((value) => {
    const [part, whole] = value.split('/').map(Number) as [number, number]
    return { value, label: named[value] ?? format.percent(part / whole) }
  })
  return (
    <SelectField
      field={field}
      label={label}
      options={optional ? [{ value: '', label: t('field.not-asked') }, ...options] : options}
    />
  )
}

function MedianFields({ fields }: { fields: ConditionFields }) {
  const { t } = useTranslation('ballot-rule')
  return (
    <div className="rule-condition">
      <TextField field={fields.ruleMedian} label={t('field.median')} inputMode="decimal" width="sm" />
      <TextField field={fields.ruleGroupMedian} label={t('field.group-median')} inputMode="decimal" width="sm" />
      <SelectField
        field={fields.ruleAgreement}
        label={t('field.agreement')}
        options={[
          { value: '', label: t('field.not-asked') },
          { value: 'none', label: t('field.agreement-none') },
        ]}
      />
    </div>
  )
}
