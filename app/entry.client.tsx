import { RemixBrowser } from '@remix-run/react'
import { startTransition, StrictMode } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { rememberPresses } from './features/sections/early-press.ts'
import { readFirstData } from './first-data.client.ts'
import { startI18n } from './i18n.client.ts'
import { makePageDataReliable } from './reliable-page-data.client.ts'
import { keepCompositions } from './ui/composing.ts'
import { keepEarlyTyping } from './ui/early-typing.ts'

makePageDataReliable(window)
keepCompositions(document)
rememberPresses(document)
keepEarlyTyping(document)

const [i18n] = await Promise.all([startI18n(), readFirstData(() => RemixBrowser({}))])

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <I18nextProvider i18n={i18n}>
        <RemixBrowser />
      </I18nextProvider>
    </StrictMode>,
  )
})
