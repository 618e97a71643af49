import type { SubmissionResult } from '@conform-to/dom'
import { useTranslation } from 'react-i18next'
import { Checkbox, RadioCards } from '#app/ui/choices.tsx'
import { TextField } from '#app/ui/field.tsx'
import { FieldNotes } from '#app/ui/field-frame.tsx'
import { type FieldState, useFields } from '#app/ui/form.tsx'
import { GroupName, useGroups } from '#app/ui/group.tsx'
import { USUAL_TERMS, WHO } from './terms.policy.ts'

/** Who is asked, and until when. Without a change it is every member, until a moderator closes it. */
export function TermsFields({ lastResult }: { lastResult: SubmissionResult | undefined }) {
  const { t } = useTranslation('ballot-terms')
  const { fields } = useFields(lastResult, { who: USUAL_TERMS.who, groupIds: [] as string[], closesAt: '' })
  return (
    <div className="grid gap-6">
      <RadioCards
        field={fields.who}
        label={t('who')}
        choices={WHO.map((value) => ({ value, label: t(`${value}`), hint: t(`${value}-hint`) }))}
      />
      <GroupBoxes field={fields.groupIds} />
      <TextField
        field={fields.closesAt}
        type="datetime-local"
        label={t('closes')}
        hint={t('closes-hint')}
        width="md"
        optional
      />
    </div>
  )
}

function GroupBoxes({ field }: { field: FieldState }) {
  const { t } = useTranslation('ballot-terms')
  const { groups } = useGroups()
  const ticked = [field.defaultValue ?? []].flat()
  return (
    <fieldset className={field.invalid ? 'field is-invalid' : 'field'}>
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
