import type { SubmissionResult } from '@conform-to/dom'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, IconButton } from '#app/ui/button.tsx'
import { TextField } from '#app/ui/field.tsx'
import { FieldNotes } from '#app/ui/field-frame.tsx'
import { useFields } from '#app/ui/form.tsx'
import { LONGEST_LABEL, optionsIn, type Written } from './written.ts'

/** The options of a question, a row each. Adding, removing and moving are buttons of the form: the server gives it back changed, with all that was typed. */
export function OptionRows({ answered, lastResult }: { answered: Written; lastResult: SubmissionResult | undefined }) {
  const { t } = useTranslation('new-ballot')
  const list = useRef<HTMLFieldSetElement>(null)
  const options = optionsIn(answered)
  const names = options.flatMap(({ id, label, note }) => [
    [`label-${id}`, label],
    [`note-${id}`, note],
  ])
  const { fields } = useFields<string>(lastResult, { ...Object.fromEntries(names), options: '' })
  const focus = answered.focus as string | undefined
  useEffect(() => {
    if (!focus) return
    list.current?.querySelector<HTMLElement>(`[name="${focus}"], [name="act"][value="${focus}"]`)?.focus()
  }, [answered, focus])
  return (
    <fieldset ref={list} className={fields.options?.invalid ? 'field is-invalid' : 'field'}>
      <legend className="field-label">{t('asked.options')}</legend>
      <FieldNotes field={fields.options!} hint={t('asked.options-hint')} />
      <ol className="new-ballot-options" id={fields.options!.id}>
        {options.map(({ id, label, note }, at) => (
          <li key={`${id} ${label} ${note} ${at}`}>
            <div className="grid min-w-0 gap-2">
              <TextField
                field={fields[`label-${id}`]!}
                label={t('asked.option', { number: at + 1 })}
                maxLength={LONGEST_LABEL}
              />
              <TextField
                field={fields[`note-${id}`]!}
                label={t('asked.option-note', { number: at + 1 })}
                hideLabel
                placeholder={t('asked.note-placeholder')}
              />
            </div>
            <div className="button-row">
              <Press act={`up-${id}`} icon="up" label={t('asked.up', { number: at + 1 })} disabled={at === 0} />
              <Press
                act={`down-${id}`}
                icon="down"
                label={t('asked.down', { number: at + 1 })}
                disabled={at === options.length - 1}
              />
              <Press act={`remove-${id}`} icon="close" label={t('asked.remove', { number: at + 1 })} />
            </div>
          </li>
        ))}
      </ol>
      <Button type="submit" name="act" value="add" icon="plus" size="sm" className="mt-3">
        {t('asked.add')}
      </Button>
    </fieldset>
  )
}

type PressProps = { act: string; icon: 'up' | 'down' | 'close'; label: string; disabled?: boolean }

function Press({ act, ...button }: PressProps) {
  return <IconButton type="submit" name="act" value={act} size="sm" {...button} />
}
