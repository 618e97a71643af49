import type { ReactNode } from 'react'
import { useHref, useNavigate } from '@remix-run/react'
import { I18nProvider, RouterProvider } from 'react-aria-components'
import { useFormat } from './format.tsx'

/** The reader's language and the router, for dialogs, menus and lists below. The workspace's frame needs one. */
export function AriaProvider({ children }: { children: ReactNode }) {
  const { language } = useFormat()
  const navigate = useNavigate()
  return (
    <I18nProvider locale={language === 'en' ? 'en-GB' : language}>
      <RouterProvider navigate={navigate} useHref={useHref}>
        {children}
      </RouterProvider>
    </I18nProvider>
  )
}
