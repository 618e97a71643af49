import { type BackendModule, createInstance, type i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { lazyNamespaces } from './ui/lazy-translations.tsx'

const files = import.meta.glob<{ default: Record<string, unknown> }>('./locales/*/*.json')

// Each namespace is a chunk of the build, fetched when a page first needs it.
const chunks: BackendModule = {
  type: 'backend',
  init() {},
  read(language, namespace, done) {
    const load = files[`./locales/${language}/${namespace}.json`]
    if (!load) return done(new Error(`No texts for ${namespace}`), false)
    load().then(
      (module) => done(null, module.default),
      (error: Error) => done(error, true),
    )
  },
}

type Handle = { namespaces?: string[] } | undefined

/** The namespaces the routes of this page name in their `handle`. */
function namespacesOfPage() {
  const modules = Object.values(window.__remixRouteModules ?? {}) as { handle?: Handle }[]
  return modules.flatMap((module) => module?.handle?.namespaces ?? [])
}

/** Ready once everything the first page says is there, so that hydration finds the words the server wrote. */
export async function startI18n(): Promise<i18n> {
  const instance = createInstance()
  await instance
    .use(chunks)
    .use(initReactI18next)
    .init({
      lng: document.documentElement.lang,
      fallbackLng: false,
      ns: [...new Set(['common', 'ui', ...namespacesOfPage(), ...lazyNamespaces(document)])],
      defaultNS: 'common',
      interpolation: { escapeValue: false },
      react: { useSuspense: true },
    })
  return instance
}
