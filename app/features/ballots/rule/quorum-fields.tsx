import { useTranslation } from 'react-i18next'
import { SelectField, TextField } from '#app/ui/field.tsx'
import type { FieldState } from '#app/ui/form.tsx'
import { useGroups } from '#app/ui/group.tsx'
import type { ConditionFields } from './condition-fields.ts'

/** How many have to answer: people or organisations, as a number or a share, and groups. */
export function QuorumFields({ fields }: { fields: ConditionFields }) {
  const { t } = useTranslation('ballot-rule')
  return (
    <fieldset className="rule-conditions">
      <legend className="field-label">{t('quorum')}</legend>
      <p className="field-hint">{t('quorum-hint')}</p>
      <Amount field={fields.ruleAnswers} of={fields.ruleAnswersOf} name="answers" />
      <Amount field={fields.ruleOrganisations} of={fields.ruleOrganisationsOf} name="organisations" />
      <div className="rule-condition">
        <GroupsField field={fields.ruleGroups} label={t('field.groups')} />
        <TextField
          field={fields.ruleGroupsShare}
          label={t('field.groups-share')}
          inputMode="numeric"
          width="sm"
          optional
        />
      </div>
    </fieldset>
  )
}

function Amount({ field, of, name }: { field: FieldState; of: FieldState; name: 'answers' | 'organisations' }) {
  const { t } = useTranslation('ballot-rule')
  return (
    <div className="rule-condition">
      <TextField field={field} label={t(`field.${name}`)} inputMode="numeric" width="sm" />
      <SelectField
        field={of}
        label={t(`field.${name}-of`)}
        options={['percent', 'count'].map((value) => ({ value, label: t(`field.${name}-${value}`) }))}
      />
    </div>
  )
}

/** None, a number, more than half, or every one. */
export function GroupsField({ field, label }: { field: FieldState; label: string }) {
  const { t } = useTranslation('ballot-rule')
  const { groups } = useGroups()
  const chosen = Number(field.defaultValue)
  const most = Math.max(groups.length, Number.isInteger(chosen) ? chosen : 0)
  const numbers = Array.from({ length: most }, (_, at) => String(at + 1))
  return (
    <SelectField
      field={field}
      label={label}
      options={[
        { value: '', label: t('field.not-asked') },
        ...numbers.map((value) => ({ value, label: t('field.at-least', { count: Number(value) }) })),
        { value: 'half', label: t('field.half') },
        { value: 'all', label: t('field.all') },
      ]}
    />
  )
}
