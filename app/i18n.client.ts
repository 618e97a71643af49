import type { i18n } from 'i18next'
import { browserTexts } from './shared/browser-texts.ts'
import type { Texts } from './shared/translate.ts'
import { lazyNamespaces } from './ui/lazy-translations.tsx'

// Each namespace is a chunk of the build, fetched when a page first needs it.
const files = import.meta.glob<{ default: Texts }>('./locales/*/*.json')

type Handle = { namespaces?: string[] } | undefined

/** The namespaces the routes of this page name in their `handle`. */
function namespacesOfPage() {
  const modules = Object.values(window.__remixRouteModules ?? {}) as { handle?: Handle }[]
  return modules.flatMap((module) => module?.handle?.namespaces ?? [])
}

/** Ready once everything the first page says is there, so that hydration finds the words the server wrote. */
export async function startI18n(): Promise<i18n> {
  const texts = browserTexts(
    (language, namespace) => files[`./locales/${language}/${namespace}.json`]?.().then((module) => module.default),
    { language: document.documentElement.lang, defaultNS: 'common' },
  )
  await texts.loadNamespaces([...new Set(['common', 'ui', ...namespacesOfPage(), ...lazyNamespaces(document)])])
  return texts as unknown as i18n
}
