import { useTranslation } from 'react-i18next'
import { Checkbox, RadioCards } from '#app/ui/choices.tsx'
import { classNames } from '#app/ui/class-names.ts'
import { FieldNotes } from '#app/ui/field-frame.tsx'
import type { Fields, FieldState } from '#app/ui/form.tsx'
import { GroupName, useGroups } from '#app/ui/group.tsx'
import type { OrganisationRow } from './organisations.server.ts'
import { USUAL_TERMS, WHO } from './terms.policy.ts'
import { WeightFields } from './weights-fields.tsx'

export const USUAL_WHO = { who: USUAL_TERMS.who, groupIds: [] as string[] }

type Props = {
  fields: { who: FieldState; groupIds: FieldState }
  field: Fields<string>['field']
  organisations: OrganisationRow[]
  /** Whether those with several votes may be let split them. */
  split?: boolean
}

/** Who votes, and with how many votes. */
export function WhoFields({ fields, field, organisations, split }: Props) {
  const { t } = useTranslation('ballot-terms')
  return (
    <>
      <RadioCards
        field={fields.who}
        label={t('who')}
        choices={WHO.map((value) => ({ value, label: t(`${value}`), hint: t(`${value}-hint`) }))}
      />
      <WeightFields field={field} organisations={organisations} split={split} />
      <GroupBoxes field={fields.groupIds} />
    </>
  )
}

function GroupBoxes({ field }: { field: FieldState }) {
  const { t } = useTranslation('ballot-terms')
  const { groups } = useGroups()
  const ticked = [field.defaultValue ?? []].flat()
  return (
    <fieldset className={classNames('field asked-groups', field.invalid && 'is-invalid')}>
      <legend className="field-label">{t('which')}</legend>
      <FieldNotes field={field} hint={t('which-hint')} />
      <div className="grid gap-x-6 gap-y-2 sm:grid-cols-2">
        {groups.map((group, at) => (
          <Checkbox
            key={group.id}
            id={at ? undefined : field.id}
            name={field.name}
            value={group.id}
            defaultChecked={ticked.includes(group.id)}
            label={<GroupName group={group} />}
          />
        ))}
      </div>
    </fieldset>
  )
}
