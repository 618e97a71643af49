import type { SubmissionResult } from '@conform-to/dom'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/ui/button.tsx'
import { SelectField, TextArea, TextField } from '#app/ui/field.tsx'
import { useFields } from '#app/ui/form.tsx'
import { InlineForm, type InlineFormState } from '#app/ui/inline-form.tsx'
import { AddItem } from './add-item.tsx'
import type { AgendaItemView } from './agenda.queries.server.ts'
import { LONGEST_MINUTES, NOTE_LIMIT, TITLE_LIMIT } from './limits.ts'
import { ITEM_KINDS, VISIBILITIES } from './session-words.ts'
import { SidePanel } from './side-panel.tsx'

export type OwnerChoice = { id: string; name: string; organisation: string }

type Props = {
  item: AgendaItemView
  action: string
  owners: OwnerChoice[]
  close: string
  parent: boolean
  lastResult?: SubmissionResult
  children?: ReactNode
}

/** Everything about one item, beside the agenda. */
export function ItemPanel({ item, action, owners, close, parent, lastResult, children }: Props) {
  const { t } = useTranslation('sessions')
  const [saved, setSaved] = useState(0)
  const { id, title, version, parentId } = item
  return (
    <SidePanel title={title} label={t('panel.item')} close={close} back={`details-${id}`} subject={id}>
      <InlineForm key={saved} action={action} onDone={() => setSaved(saved + 1)} className="grid gap-4">
        {(state) => <ItemFields {...{ item, owners, parent, state }} lastResult={state.lastResult ?? lastResult} />}
      </InlineForm>
      {children}
      {parentId === null ? (
        <div className="mt-5 border-t border-line pt-4">
          <AddItem action={action} parent={item} />
        </div>
      ) : null}
      <InlineForm action={action} className="mt-5 border-t border-line pt-4">
        {({ busy }) => (
          <>
            <input type="hidden" name="act" value="remove" />
            <input type="hidden" name="id" value={id} />
            <input type="hidden" name="version" value={version} />
            <Button type="submit" variant="danger" icon="trash" pending={busy}>
              {t('panel.remove')}
            </Button>
          </>
        )}
      </InlineForm>
    </SidePanel>
  )
}

type FieldsProps = Pick<Props, 'item' | 'owners' | 'parent' | 'lastResult'> & { state: InlineFormState }

function ItemFields({ item, owners, parent, lastResult, state }: FieldsProps) {
  const { t } = useTranslation('sessions')
  // What the page loads again while one writes is not what one has read; a refusal says what it is.
  const [opened] = useState(item.version)
  const [refused, setRefused] = useState(Boolean(lastResult))
  useEffect(() => {
    if (lastResult && lastResult.initialValue !== null) setRefused(true)
  }, [lastResult])
  const { title, minutes, kind, visibility, note, ownerId, owner } = item
  const { fields } = useFields(lastResult, { title, minutes, kind, visibility, note, ownerId })
  const gone = ownerId && !owners.some(({ id }) => id === ownerId)
  return (
    <>
      <input type="hidden" name="act" value="edit" />
      <input type="hidden" name="details" value="yes" />
      <input type="hidden" name="id" value={item.id} />
      <input type="hidden" name="version" value={refused ? item.version : opened} />
      <TextField field={fields.title} label={t('panel.title')} maxLength={TITLE_LIMIT} />
      {parent ? (
        <input type="hidden" name="minutes" value={minutes} />
      ) : (
        <TextField
          field={fields.minutes}
          type="number"
          inputMode="numeric"
          min={1}
          max={LONGEST_MINUTES}
          width="sm"
          label={t('panel.minutes')}
        />
      )}
      <SelectField
        field={fields.kind}
        label={t('panel.kind')}
        options={ITEM_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
      />
      <SelectField field={fields.ownerId} label={t('panel.owner')} optional>
        <option value="">{t('panel.nobody')}</option>
        {gone ? <option value={ownerId}>{owner?.name}</option> : null}
        {owners.map(({ id, name, organisation }) => (
          <option key={id} value={id}>
            {name} ({organisation})
          </option>
        ))}
      </SelectField>
      <SelectField
        field={fields.visibility}
        label={t('panel.visibility')}
        hint={t('panel.visibility-hint')}
        options={VISIBILITIES.map((value) => ({ value, label: t(`visibility.${value}`) }))}
      />
      <TextArea field={fields.note} label={t('panel.note')} optional rows={3} limit={NOTE_LIMIT} />
      <div>
        <Button type="submit" variant="primary" pending={state.busy}>
          {t('panel.save')}
        </Button>
      </div>
    </>
  )
}
