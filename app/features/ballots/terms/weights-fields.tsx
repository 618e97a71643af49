import { useTranslation } from 'react-i18next'
import { Checkbox } from '#app/ui/choices.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { describedBy, FieldNotes } from '#app/ui/field-frame.tsx'
import type { Fields, FieldState } from '#app/ui/form.tsx'
import type { OrganisationRow } from './organisations.server.ts'
import { MOST_VOTES, weightField } from './weights.ts'

type Props = { field: Fields<string>['field']; organisations: OrganisationRow[]; split?: boolean }

/** How many votes each organisation has: a number beside each, one where nothing is written. */
export function WeightFields({ field, organisations, split: splits }: Props) {
  const { t } = useTranslation('ballot-terms')
  const rows = organisations.map(({ id, name }) => ({ id, name, field: field(weightField(id)) }))
  const split = field('split')
  const isUsed = split.invalid || rows.some((row) => row.field.defaultValue || row.field.invalid)
  if (!rows.length) return null
  return (
    <Disclosure summary={t('weights.title')} open={isUsed || undefined}>
      <fieldset className="field mt-2">
        <legend className="sr-only">{t('weights.title')}</legend>
        <p className="field-hint">{t('weights.hint')}</p>
        <ul className="option-rows">
          {rows.map(({ id, name, field: one }) => (
            <li key={id} className="option-row">
              <label htmlFor={one.id} className="option-name wrap-anywhere">
                {name}
              </label>
              <input
                className="input width-xs"
                type="number"
                inputMode="numeric"
                step={1}
                min={1}
                max={MOST_VOTES}
                placeholder="1"
                id={one.id}
                name={one.name}
                defaultValue={one.defaultValue}
                aria-invalid={one.invalid || undefined}
                aria-describedby={describedBy(one, undefined)}
              />
              {one.invalid ? <FieldNotes field={one} /> : null}
            </li>
          ))}
        </ul>
      </fieldset>
      {splits ? <SplitChoice field={split} /> : null}
    </Disclosure>
  )
}

function SplitChoice({ field: split }: { field: FieldState }) {
  const { t } = useTranslation('ballot-terms')
  return (
    <div className={split.invalid ? 'field is-invalid mt-4' : 'field mt-4'}>
      <FieldNotes field={split} />
      <Checkbox
        id={split.id}
        name={split.name}
        value="yes"
        defaultChecked={split.defaultValue === 'yes'}
        label={t('split.choose')}
        hint={t('split.choose-hint')}
      />
    </div>
  )
}
