import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { recordPaths } from '#app/shared/record-paths.ts'
import { Button } from '#app/ui/button.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { SelectField, TextField } from '#app/ui/field.tsx'
import { useFields } from '#app/ui/form.tsx'
import { InlineForm } from '#app/ui/inline-form.tsx'
import type { NoteChoices } from './choices.server.ts'
import { OUTCOME_LIMIT } from './outcome-words.ts'

type Props = {
  roundtableId: string
  sessionId: string
  /** The item that its author sees as the current one; null for none. */
  itemId: string | null
  choices: NoteChoices
}

/** One line, and what it is: Enter notes a decision. What an action needs besides can be said at once or later in the register. */
export function NoteForm({ roundtableId, sessionId, itemId, choices }: Props) {
  const [times, setTimes] = useState(0)
  return (
    <InlineForm
      action={recordPaths.outcomes(roundtableId, sessionId)}
      onDone={() => setTimes((before) => before + 1)}
      className="grid gap-3"
    >
      {({ busy, lastResult }) => (
        <NoteFields key={times} {...{ itemId, choices, busy, lastResult }} focused={times > 0} />
      )}
    </InlineForm>
  )
}

type FieldsProps = Pick<Props, 'itemId' | 'choices'> & {
  busy: boolean
  lastResult: Parameters<typeof useFields>[0]
  focused: boolean
}

function NoteFields({ itemId, choices, busy, lastResult, focused }: FieldsProps) {
  const { t } = useTranslation('outcomes')
  const { fields } = useFields(lastResult?.error ? lastResult : undefined, {
    text: '',
    ownerId: '',
    dueOn: '',
    about: '',
  })
  return (
    <>
      <input type="hidden" name="itemId" value={itemId ?? ''} />
      <TextField
        field={fields.text}
        label={t('note.text')}
        maxLength={OUTCOME_LIMIT}
        autoComplete="off"
        // After a note the next one is begun where the first was.

        autoFocus={focused}
      />
      <div className="button-row">
        <Button type="submit" name="noun" value="decision" icon="flag" pending={busy}>
          {t('note.decision')}
        </Button>
        <Button type="submit" name="noun" value="action" icon="check" pending={busy}>
          {t('note.action')}
        </Button>
      </div>
      <Disclosure summary={t('note.more')} icon="more">
        <div className="mt-2 grid gap-3">
          <OwnerField field={fields.ownerId} members={choices.members} />
          <TextField field={fields.dueOn} label={t('due')} type="date" width="md" />
          <AboutField field={fields.about} about={choices.about} asItem />
        </div>
      </Disclosure>
    </>
  )
}

type Field = ReturnType<typeof useFields<string>>['fields'][string]

export function OwnerField({ field, members }: { field: Field; members: NoteChoices['members'] }) {
  const { t } = useTranslation('outcomes')
  return (
    <SelectField
      field={field}
      label={t('owner')}
      options={[{ value: '', label: t('nobody') }, ...members.map(({ id, name }) => ({ value: id, label: name }))]}
    />
  )
}

/** `asItem`: left as it is, a note is about what its item is about. */
export function AboutField({ field, about, asItem }: { field: Field; about: NoteChoices['about']; asItem?: boolean }) {
  const { t } = useTranslation('outcomes')
  if (!about.length) return null
  return (
    <SelectField
      field={field}
      label={t('about')}
      options={[
        ...(asItem ? [{ value: '', label: t('about-item') }] : []),
        { value: 'none', label: t('about-nothing') },
        ...about,
      ]}
    />
  )
}
