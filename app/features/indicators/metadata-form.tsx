import { useTranslation } from 'react-i18next'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { SelectField, TextArea, TextField } from '#app/ui/field.tsx'
import type { Fields } from '#app/ui/form.tsx'
import {
  isChoice,
  METADATA_CHOICES,
  METADATA_GROUPS,
  METADATA_LIMITS,
  type MetadataField,
  type MetadataText,
} from './metadata-fields.ts'

const SEVERAL_LINES: readonly MetadataField[] = [
  'objective',
  'numerator',
  'denominator',
  'method',
  'comparability',
  'imputation',
]
const GROUPS = Object.entries(METADATA_GROUPS) as [keyof typeof METADATA_GROUPS, readonly MetadataField[]][]

/** The rest of the record, group by group: closed, so that proposing stays short, and open where something is to be corrected. */
export function MetadataFieldsets({ form, sectors }: { form: Fields<MetadataField>; sectors: string[] }) {
  const { t } = useTranslation('indicators')
  return (
    <div className="grid gap-3">
      {GROUPS.map(([group, names]) => {
        const open = names.some(
          (name) => form.fields[name].invalid || (form.lastResult && form.fields[name].defaultValue),
        )
        return (
          <Disclosure key={group} icon="plus" summary={t(`group.${group}`)} open={open || undefined}>
            <fieldset className="mt-4 grid gap-6">
              <legend className="sr-only">{t(`group.${group}`)}</legend>
              {names.map((name) => (
                <MetadataControl key={name} name={name} fields={form.fields} />
              ))}
            </fieldset>
          </Disclosure>
        )
      })}
      <datalist id="sectors">
        {sectors.map((value) => (
          <option key={value} value={value} />
        ))}
      </datalist>
    </div>
  )
}

function MetadataControl({ name, fields }: { name: MetadataField; fields: Fields<MetadataField>['fields'] }) {
  const { t } = useTranslation('indicators')
  const said = { field: fields[name], label: t(`field.${name}`), hint: t(`hint.${name}`), optional: true }
  if (isChoice(name)) {
    const options = METADATA_CHOICES[name].map((value) => ({ value, label: t(`choice.${name}.${value}`) }))
    return <SelectField {...said} options={[{ value: '', label: t('choice.none') }, ...options]} />
  }
  const limit = METADATA_LIMITS[name satisfies MetadataText]
  if (SEVERAL_LINES.includes(name)) return <TextArea {...said} limit={limit} rows={3} />
  return (
    <TextField
      {...said}
      maxLength={limit}
      type={name === 'sourceUrl' ? 'url' : undefined}
      list={name === 'sector' ? 'sectors' : undefined}
    />
  )
}
