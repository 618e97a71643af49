import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, IconButton } from '#app/ui/button.tsx'
import { SelectField, TextField } from '#app/ui/field.tsx'
import { useFields } from '#app/ui/form.tsx'
import { InlineForm, type InlineFormState } from '#app/ui/inline-form.tsx'
import { LINK_LIMIT, TITLE_LIMIT } from './limits.ts'
import type { ItemLink, LinkChoices } from './link-words.ts'

type Props = { action: string; itemId: string; links: ItemLink[]; choices: LinkChoices }

/** What an item is linked to, and what it can be linked to. */
export function ItemLinks({ action, itemId, links, choices }: Props) {
  const { t } = useTranslation('sessions')
  const [added, setAdded] = useState(0)
  const done = () => setAdded(added + 1)
  return (
    <section className="mt-5 border-t border-line pt-4">
      <h3 className="mb-2 font-bold">{t('links.title')}</h3>
      <ul className="list-lines">
        {links.map(({ id, title }) => (
          <li key={id} className="flex items-center justify-between gap-2">
            <span className="min-w-0 wrap-anywhere" dir="auto">
              {title ?? t('links.gone')}
            </span>
            <InlineForm action={action}>
              <input type="hidden" name="act" value="unlink" />
              <input type="hidden" name="id" value={itemId} />
              <input type="hidden" name="linkId" value={id} />
              <IconButton
                type="submit"
                size="sm"
                icon="close"
                label={t('links.remove', { title: title ?? t('links.gone') })}
              />
            </InlineForm>
          </li>
        ))}
      </ul>
      <InlineForm key={`s${added}`} action={action} onDone={done} className="mt-3 flex flex-wrap items-end gap-2">
        {(state) => <SubjectFields {...{ itemId, choices, state }} />}
      </InlineForm>
      <InlineForm key={`a${added}`} action={action} onDone={done} className="mt-4 grid gap-3">
        {(state) => <AddressFields {...{ itemId, state }} />}
      </InlineForm>
    </section>
  )
}

function SubjectFields({ itemId, choices, state }: { itemId: string; choices: LinkChoices; state: InlineFormState }) {
  const { t } = useTranslation('sessions')
  const { fields } = useFields(state.lastResult, { subject: undefined })
  return (
    <>
      <input type="hidden" name="act" value="link" />
      <input type="hidden" name="id" value={itemId} />
      <div className="min-w-48 flex-1">
        <SelectField field={fields.subject} label={t('links.subject')}>
          {choices
            .filter((group) => group.choices.length)
            .map((group) => (
              <optgroup key={group.kind} label={t(`links.kinds.${group.kind}`)}>
                {group.choices.map(({ value, label }) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </optgroup>
            ))}
        </SelectField>
      </div>
      <Button type="submit" pending={state.busy}>
        {t('links.add')}
      </Button>
    </>
  )
}

function AddressFields({ itemId, state }: { itemId: string; state: InlineFormState }) {
  const { t } = useTranslation('sessions')
  const { fields } = useFields(state.lastResult, { url: '', linkTitle: '' })
  return (
    <>
      <input type="hidden" name="act" value="link" />
      <input type="hidden" name="id" value={itemId} />
      <TextField field={fields.url} type="url" inputMode="url" label={t('links.address')} maxLength={LINK_LIMIT} />
      <TextField field={fields.linkTitle} label={t('links.address-title')} optional maxLength={TITLE_LIMIT} />
      <div>
        <Button type="submit" pending={state.busy}>
          {t('links.add')}
        </Button>
      </div>
    </>
  )
}
