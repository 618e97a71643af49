import { useTranslation } from 'react-i18next'
import { RadioGroup } from '#app/ui/choices.tsx'
import { SelectField, TextArea, TextField } from '#app/ui/field.tsx'
import type { Fields } from '#app/ui/form.tsx'
import { useFormat } from '#app/ui/format.tsx'
import { LABEL_LANGUAGES } from './reference-words.ts'

export const EMPTY_LIST = {
  short: '',
  name: '',
  publisher: '',
  version: '',
  licence: '',
  url: '',
  language: 'en',
  textShown: 'yes',
  note: '',
}

/** What is said of a list itself. */
export function ListFields({ fields }: Pick<Fields<keyof typeof EMPTY_LIST>, 'fields'>) {
  const { t } = useTranslation('references')
  const { language } = useFormat()
  const names = new Intl.DisplayNames([language], { type: 'language', fallback: 'code' })
  return (
    <>
      <TextField field={fields.name} label={t('import.name')} maxLength={200} required />
      <TextField
        field={fields.short}
        label={t('import.short')}
        hint={t('import.short-hint')}
        maxLength={20}
        width="sm"
        required
      />
      <div className="grid gap-6 sm:grid-cols-2">
        <TextField field={fields.publisher} label={t('import.publisher')} maxLength={200} optional />
        <TextField field={fields.version} label={t('import.version')} maxLength={100} optional />
        <TextField field={fields.licence} label={t('import.licence')} maxLength={300} optional />
        <TextField field={fields.url} label={t('import.url')} type="url" maxLength={500} optional />
      </div>
      <SelectField
        field={fields.language}
        label={t('import.language')}
        width="md"
        options={LABEL_LANGUAGES.map((value) => ({ value, label: names.of(value) ?? value }))}
      />
      <RadioGroup
        field={fields.textShown}
        label={t('import.text')}
        choices={[
          { value: 'yes', label: t('import.text-yes') },
          { value: 'no', label: t('import.text-no') },
        ]}
      />
      <TextArea field={fields.note} label={t('import.note')} rows={3} limit={2000} optional />
    </>
  )
}
