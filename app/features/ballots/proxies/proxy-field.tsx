import { useTranslation } from 'react-i18next'
import { TextField } from '#app/ui/field.tsx'
import type { FieldState } from '#app/ui/form.tsx'
import { MOST_PROXIES } from './proxies.ts'

/** How many votes of others one receiver may hold; empty, nobody gives their vote away. */
export function ProxyField({ field }: { field: FieldState }) {
  const { t } = useTranslation('ballot-terms')
  return (
    <TextField
      field={field}
      type="number"
      inputMode="numeric"
      step={1}
      min={1}
      max={MOST_PROXIES}
      label={t('proxies.label')}
      hint={t('proxies.hint')}
      width="xs"
      optional
    />
  )
}
