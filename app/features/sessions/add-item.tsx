import type { SubmissionResult } from '@conform-to/dom'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/ui/button.tsx'
import { SelectField, TextField } from '#app/ui/field.tsx'
import { useFields } from '#app/ui/form.tsx'
import { InlineForm } from '#app/ui/inline-form.tsx'
import { DEFAULT_MINUTES, LONGEST_MINUTES, TITLE_LIMIT } from './limits.ts'
import { ITEM_KINDS, type ItemKind } from './session-words.ts'

type Props = { action: string; parent?: { id: string; title: string }; lastResult?: SubmissionResult }

/** A new item at the end, or at the end of those below another. Once it is there, the form is ready for the next. */
export function AddItem({ action, parent, lastResult }: Props) {
  const [added, setAdded] = useState(0)
  const place = useRef<HTMLDivElement>(null)
  const sent = useRef('')
  const field = () => place.current?.querySelector<HTMLInputElement>('[name="title"]')
  function done() {
    // Whoever has begun the next one meanwhile goes on with it.
    if (field()?.value !== sent.current) return
    setAdded(added + 1)
    requestAnimationFrame(() => field()?.focus())
  }
  return (
    <div ref={place} onSubmit={() => (sent.current = field()?.value ?? '')}>
      <InlineForm action={action} onDone={done}>
        {(state) => (
          <AddFields
            key={added}
            {...{ parent }}
            busy={state.busy}
            lastResult={state.lastResult?.initialValue === null ? undefined : (state.lastResult ?? lastResult)}
          />
        )}
      </InlineForm>
    </div>
  )
}

function AddFields({ parent, busy, lastResult }: Omit<Props, 'action'> & { busy: boolean }) {
  const { t } = useTranslation('sessions')
  const kind: ItemKind = 'discussion'
  const { fields } = useFields(lastResult, { title: '', kind, minutes: DEFAULT_MINUTES })
  return (
    <div className="flex flex-wrap items-end gap-2">
      <input type="hidden" name="act" value="add" />
      {parent ? <input type="hidden" name="parentId" value={parent.id} /> : null}
      <div className="min-w-48 flex-1">
        <TextField
          field={fields.title}
          label={parent ? t('add.below', { title: parent.title }) : t('add.title')}
          maxLength={TITLE_LIMIT}
        />
      </div>
      <SelectField
        field={fields.kind}
        label={t('panel.kind')}
        options={ITEM_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
      />
      <TextField
        field={fields.minutes}
        type="number"
        inputMode="numeric"
        min={1}
        max={LONGEST_MINUTES}
        className="w-19"
        label={t('panel.minutes')}
      />
      <Button type="submit" icon="plus" pending={busy}>
        {t('add.submit')}
      </Button>
    </div>
  )
}
