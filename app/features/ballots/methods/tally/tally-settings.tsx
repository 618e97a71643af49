import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorSummary, SelectField, TextField } from '#app/ui/field.tsx'
import { type FieldState, useFields } from '#app/ui/form.tsx'
import { useFormat } from '#app/ui/format.tsx'
import { DEFAULT_MINIMUM_TURNOUT, MINIMUM_TURNOUTS } from '../../ballot-words.ts'
import type { SettingsFieldsProps } from '../method-screen.ts'

type Value = string | number
type Own = Record<string, Value>

/** The minimum turnout, which every method has, above what is the method's own. */
export function SettingsForm<Name extends string>({
  lastResult,
  within,
  ruled,
  defaults,
  children,
}: SettingsFieldsProps & {
  defaults: Record<Name, Value>
  children?: (fields: Record<Name, FieldState>) => ReactNode
}) {
  const { t } = useTranslation('ballots')
  const format = useFormat()
  const form = useFields(lastResult, { minimumTurnout: DEFAULT_MINIMUM_TURNOUT, ...(defaults as Own) })
  return (
    <div className="grid gap-4">
      {within ? null : <ErrorSummary form={form} />}
      {children?.(form.fields as Record<Name, FieldState>)}
      {ruled ? null : (
        <SelectField
          field={form.fields.minimumTurnout!}
          label={t('open.minimum')}
          hint={t('open.minimum-hint')}
          width="sm"
          options={MINIMUM_TURNOUTS.map((share) => ({ value: String(share), label: format.percent(share) }))}
        />
      )}
    </div>
  )
}

/** A whole number that a moderator sets. */
export function NumberField({
  field,
  name,
  min = 1,
  max,
}: {
  field: FieldState
  name: string
  min?: number
  max: number
}) {
  const { t } = useTranslation('methods')
  return (
    <TextField
      field={field}
      label={t(`settings.${name}`)}
      hint={t(`settings.${name}-hint`)}
      type="number"
      inputMode="numeric"
      min={min}
      max={max}
      step={1}
      width="xs"
    />
  )
}

/** One of a few settings, each with the words for it. */
export function ChoiceField({ field, name, choices }: { field: FieldState; name: string; choices: readonly string[] }) {
  const { t } = useTranslation('methods')
  return (
    <SelectField
      field={field}
      label={t(`settings.${name}`)}
      hint={t(`settings.${name}-hint`)}
      options={choices.map((value) => ({ value, label: t(`settings.${name}-is.${value}`) }))}
    />
  )
}
