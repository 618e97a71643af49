import { type Texts, translate } from './translate.ts'

/** Fetches the texts of a namespace; undefined where there are none. */
type Load = (language: string, namespace: string) => Promise<Texts> | undefined

const TRIES = 6
const FIRST_WAIT_MS = 350

/**
 * The texts in the browser, as react-i18next asks them of an instance of i18next: of the 16 kilobytes of that library a page uses these
 * lines. Each namespace is fetched when it is first needed, again where the line failed, and for the other language when the reader changes it.
 */
export function browserTexts(load: Load, { language, defaultNS }: { language: string; defaultNS: string }) {
  const known = new Map<string, Texts | null>()
  const fetching = new Map<string, Promise<void>>()
  const wanted = new Set<string>()
  const hearers = new Set<() => void>()
  const keyOf = (namespace: string, of = texts.language) => `${of} ${namespace}`

  async function fetchTexts(of: string, namespace: string) {
    for (let tries = 0; tries < TRIES; tries++) {
      if (tries) await new Promise((resolve) => setTimeout(resolve, FIRST_WAIT_MS * 2 ** (tries - 1)))
      try {
        return (await load(of, namespace)) ?? null
      } catch {
        // The line: once more, and later each time.
      }
    }
    return null
  }

  function need(of: string, namespace: string): Promise<void> {
    const key = keyOf(namespace, of)
    if (known.get(key)) return Promise.resolve()
    const under =
      fetching.get(key) ??
      fetchTexts(of, namespace).then((found) => {
        known.set(key, found)
        fetching.delete(key)
      })
    fetching.set(key, under)
    return under
  }

  async function loadNamespaces(namespaces: string | readonly string[], done?: () => void) {
    const asked = [namespaces].flat()
    for (const namespace of asked) wanted.add(namespace)
    await Promise.all(asked.map((namespace) => need(texts.language, namespace)))
    done?.()
  }

  async function changeLanguage(to: string) {
    await Promise.all([...wanted].map((namespace) => need(to, namespace)))
    texts.language = texts.resolvedLanguage = to
    texts.languages = [to]
    hearers.forEach((hear) => hear())
  }

  const texts = {
    isInitialized: true,
    language,
    resolvedLanguage: language,
    languages: [language],
    options: { defaultNS, ns: [defaultNS], react: { useSuspense: true } },
    store: { on() {}, off() {} },
    // What could not be fetched is asked for again by the next page; until then its keys stand.
    hasLoadedNamespace: (namespace: string) => known.has(keyOf(namespace)),
    getFixedT(of: string | null, namespace?: string) {
      const from = of ?? texts.language
      const place = {
        language: from,
        textsOf: (name: string) => known.get(keyOf(name, from)) ?? undefined,
        namespace: namespace ?? defaultNS,
      }
      return (key: string, values?: Record<string, unknown>) => translate(place, key, values)
    },
    loadNamespaces,
    changeLanguage,
    on: (_: string, hear: () => void) => void hearers.add(hear),
    off: (_: string, hear: () => void) => void hearers.delete(hear),
  }
  return texts
}
