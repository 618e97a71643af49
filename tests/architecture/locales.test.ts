import { expect, test } from 'vitest'
import { read, sourceFiles } from './source-files.ts'

type Texts = { [key: string]: string | Texts }

const english = sourceFiles(/^app\/locales\/en\/.*\.json$/)
const namespaces = english.map((file) => file.replace(/^.*\/|\.json$/g, ''))
const texts = (language: string, namespace: string) =>
  flat(JSON.parse(read(`app/locales/${language}/${namespace}.json`)) as Texts)
const inEnglish = new Map(namespaces.map((namespace) => [namespace, texts('en', namespace)]))

test('French has the files that English has', () => {
  expect(sourceFiles(/^app\/locales\/fr\/.*\.json$/)).toEqual(english.map((file) => file.replace('/en/', '/fr/')))
})

test.each(namespaces)('%s says the same things in both languages', (namespace) => {
  const [en, fr] = [texts('en', namespace), texts('fr', namespace)]
  expect(meaningsOf(fr)).toEqual(meaningsOf(en))
  for (const entries of [en, fr]) {
    expect([...entries].filter(([, text]) => !text.trim())).toEqual([])
    expect(missingPlurals([...entries.keys()])).toEqual([])
  }
  const differing = [...en].filter(([key, text]) => fr.has(key) && valuesIn(text) !== valuesIn(fr.get(key) ?? ''))
  expect(differing.filter(([key]) => !/_(zero|one|two|few|many|other)$/.test(key))).toEqual([])
})

test.each(namespaces)('%s keeps the voice: no exclamation marks, French spacing before double signs', (namespace) => {
  expect([...texts('en', namespace), ...texts('fr', namespace)].filter(([, text]) => /!/.test(text))).toEqual([])
  const ill = [...texts('fr', namespace)].filter(([, text]) =>
    /[^\s\u00a0\u202f][;?»]|«[^\u00a0\u202f]|[^\u00a0\u202f]»| [;:?!»]/.test(strip(text)),
  )
  expect(ill).toEqual([])
})

test('every text that code names is there', () => {
  const missing = sourceFiles(/^app\/.*\.tsx?$/)
    .filter((file) => !/\.test\.tsx?$/.test(file))
    .flatMap((file) =>
      namedIn(read(file))
        .filter(({ namespace, key }) => !has(namespace, key))
        .map(({ namespace, key }) => `${file}: ${namespace}:${key}`),
    )
  expect(missing).toEqual([])
})

/** The keys a file names in full: `t('key')` under its one `useTranslation('namespace')`, and `t('namespace:key')` anywhere. */
function namedIn(code: string) {
  const used = [
    ...code.matchAll(
      /const (?:\{ t(?:: (\w+))?[^}]*\}|\[(\w+)[^\]]*\]) = useTranslation\((?:'([a-z-]+)'|\[\s*'([a-z-]+)'[^\]]*\]|)\)/g,
    ),
  ]
  const byName = new Map<string, Set<string>>()
  for (const [, renamed, listed, single, first] of used) {
    const name = renamed ?? listed ?? 't'
    byName.set(name, (byName.get(name) ?? new Set()).add(single ?? first ?? 'common'))
  }
  return [...byName].flatMap(([name, own]) =>
    [...code.matchAll(new RegExp(`(?<![\\w.])${name}\\(\\s*'([^']+)'(?:, \\{ ns: '([a-z-]+)')?`, 'g'))].flatMap(
      ([, text = '', elsewhere]) => {
        if (elsewhere) return [{ namespace: elsewhere, key: text }]
        const [prefix, rest] = text.includes(':') ? text.split(':', 2) : [undefined, text]
        if (prefix) return [{ namespace: prefix, key: rest ?? '' }]
        // Two namespaces under one name in one file: the key has to be in one of them.
        const namespace = [...own].find((one) => has(one, text)) ?? [...own][0] ?? 'common'
        return [{ namespace, key: text }]
      },
    ),
  )
}

function has(namespace: string, key: string) {
  const entries = inEnglish.get(namespace)
  return Boolean(
    entries &&
    (entries.has(key) ||
      entries.has(`${key}_other`) ||
      [...entries.keys()].some((known) => known.startsWith(`${key}.`))),
  )
}

function meaningsOf(entries: Map<string, string>) {
  return [
    ...new Set([...entries.keys()].map((key) => key.replace(/_(zero|one|two|few|many|other)$/, '_plural'))),
  ].sort()
}

function missingPlurals(keys: string[]) {
  return keys.filter((key) => key.endsWith('_one') && !keys.includes(key.replace(/_one$/, '_other')))
}

function valuesIn(text: string) {
  return [...new Set([...text.matchAll(/\{\{\s*([\w.]+)[^}]*\}\}/g)].map(([, name]) => name))].sort().join()
}

/** Values, tags and addresses follow their own spelling. */
function strip(text: string) {
  return text.replace(/\{\{[^}]*\}\}|<[^>]+>|https?:\S+|&\w+;/g, 'x')
}

function flat(entries: Texts, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(entries).flatMap(([key, value]) =>
      typeof value === 'string' ? [[prefix + key, value] as const] : [...flat(value, `${prefix}${key}.`)],
    ),
  )
}
