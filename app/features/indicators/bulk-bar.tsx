import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/ui/button.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { SelectField, TextField } from '#app/ui/field.tsx'
import type { FieldState } from '#app/ui/form.tsx'
import { INDICATOR_STATES, MAX_REASON, MAX_TAG } from './indicator-words.ts'
import type { PlaceChoice } from './indicators.queries.server.ts'

type Name = 'place' | 'state' | 'reason' | 'tag'

/** What a moderator does with the chosen rows: one act at a time, each with a button of its own, so that it works without a script. */
export function BulkBar({
  fields,
  places,
  busy,
  chooseAll,
}: {
  fields: Record<Name, FieldState>
  places: PlaceChoice[]
  busy: boolean
  chooseAll: ReactNode
}) {
  const { t } = useTranslation('indicators')
  const act = (value: string, label: string) => (
    <Button type="submit" name="act" value={value} pending={busy}>
      {label}
    </Button>
  )
  return (
    <div className="card card-padded mb-4 grid gap-2">
      <p className="flex flex-wrap items-center gap-x-4 text-sm">
        <span className="font-medium">{t('bulk.title')}</span>
        {chooseAll}
      </p>
      <Disclosure summary={t('bulk.place')} icon="plus">
        <div className="mt-3 flex flex-wrap items-end gap-3">
          <SelectField field={fields.place} label={t('field.place')}>
            <option value="">{t('place.none')}</option>
            {places.map((pillar) => (
              <optgroup key={pillar.id} label={`${pillar.number} ${pillar.title}`}>
                <option value={`pillar:${pillar.id}`}>{t('place.whole', { title: pillar.title })}</option>
                {pillar.sections.map((section) => (
                  <option key={section.id} value={`section:${section.id}`}>
                    {section.number} {section.title}
                  </option>
                ))}
              </optgroup>
            ))}
          </SelectField>
          {act('place', t('bulk.place-submit'))}
        </div>
      </Disclosure>
      <Disclosure summary={t('bulk.state')} icon="plus">
        <div className="mt-3 flex flex-wrap items-end gap-3">
          <SelectField
            field={fields.state}
            label={t('state.label')}
            options={INDICATOR_STATES.filter((state) => state !== 'in-round').map((state) => ({
              value: state,
              label: t(`status.${state}`, { ns: 'ui' }),
            }))}
          />
          <TextField field={fields.reason} label={t('state.reason')} maxLength={MAX_REASON} optional />
          {act('state', t('bulk.state-submit'))}
        </div>
      </Disclosure>
      <Disclosure summary={t('bulk.tag')} icon="plus">
        <div className="mt-3 flex flex-wrap items-end gap-3">
          <TextField field={fields.tag} label={t('bulk.tag-label')} maxLength={MAX_TAG} />
          {act('add-tag', t('bulk.tag-add'))}
          {act('remove-tag', t('bulk.tag-remove'))}
        </div>
      </Disclosure>
    </div>
  )
}
