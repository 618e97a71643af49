import { Form, useLocation } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { paths } from '#app/shared/paths.ts'
import type { Language } from '#app/shared/roles.ts'
import { Button } from '#app/ui/button.tsx'

export function useHere() {
  const { pathname, search } = useLocation()
  return pathname + search
}

/** Names the other language in that language. The document loads again: every text on it changes. */
export function LanguageSwitch({ className }: { className?: string }) {
  const { t, i18n } = useTranslation('common')
  const other: Language = i18n.language === 'fr' ? 'en' : 'fr'
  return (
    <Form method="post" action={paths.language()} reloadDocument className={className}>
      <input type="hidden" name="redirectTo" value={useHere()} />
      <Button type="submit" variant="quiet" icon="globe" name="language" value={other} lang={other}>
        {t(`language.${other}`)}
      </Button>
    </Form>
  )
}
