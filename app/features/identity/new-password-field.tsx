import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextButton } from '#app/ui/button.tsx'
import { type FieldSource, TextField } from '#app/ui/field.tsx'
import { useHydrated } from '#app/ui/use-hydrated.ts'
import { PASSWORD_ADVISED, PASSWORD_MIN } from './password-limits.ts'

/** Shown or hidden at will; pasting and password managers are welcome. */
export function NewPasswordField({ field }: { field: FieldSource }) {
  const { t } = useTranslation('identity')
  const [shown, setShown] = useState(false)
  const hydrated = useHydrated()
  return (
    <div>
      <TextField
        field={field}
        label={t('password.new')}
        hint={t('password.hint', { min: PASSWORD_MIN, advised: PASSWORD_ADVISED })}
        type={shown ? 'text' : 'password'}
        autoComplete="new-password"
        spellCheck={false}
        autoCapitalize="none"
        required
      />
      {/* On a page without the application its one small script works this button. */}
      <TextButton
        className="mt-1"
        hidden={!hydrated}
        onClick={() => setShown(!shown)}
        data-shows={field.id}
        data-other={t('password.hide')}
      >
        {shown ? t('password.hide') : t('password.show')}
      </TextButton>
    </div>
  )
}
