import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { useHere } from '#app/ui/language-switch.tsx'

const THEMES = ['light', 'dark', 'system'] as const
const THEME_ICONS = { light: 'sun', dark: 'moon', system: 'system' } as const

/** Three buttons of one form, so that the choice works before any script. */
export function ThemeSwitch({ theme }: { theme: (typeof THEMES)[number] }) {
  const { t } = useTranslation('common')
  return (
    <Form method="post" action={paths.theme()} preventScrollReset>
      <input type="hidden" name="redirectTo" value={useHere()} />
      <div role="group" aria-label={t('theme.label')} className="pub-theme">
        {THEMES.map((one) => (
          <Button
            key={one}
            type="submit"
            size="sm"
            name="theme"
            value={one}
            icon={THEME_ICONS[one]}
            aria-pressed={one === theme}
          >
            {t(`theme.${one}`)}
          </Button>
        ))}
      </div>
    </Form>
  )
}
