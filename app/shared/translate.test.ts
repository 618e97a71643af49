import { createInstance } from 'i18next'
import { describe, expect, test } from 'vitest'
import { type Texts, translate } from './translate.ts'

const files = import.meta.glob<{ default: Texts }>('../locales/*/*.json', {
  eager: true,
})
const resources: Record<string, Record<string, Texts>> = { en: {}, fr: {} }
for (const [file, module] of Object.entries(files)) {
  const [, language = '', namespace = ''] = /(\w+)\/([\w-]+)\.json$/.exec(file) ?? []
  resources[language]![namespace] = module.default
}

/** Numbers on either side of every plural form that either language has. */
const COUNTS = [0, 1, 2, 5, 21, 1.5, -1, 1_000_000, 1_000_001, NaN]

/** What somebody could have typed to call up more than their words. */
const HOSTILE = '<b> $1 $& {{count}} {{name}} $t(common:all)'
const namesIn = (text: string) => [...text.matchAll(/\{\{(.+?)\}\}/g)].map(([, name = '']) => name.trim())

describe.each(['en', 'fr'] as const)('in %s, i18next and the browser’s own translation say the same', (language) => {
  const i18n = createInstance()
  void i18n.init({
    lng: language,
    fallbackLng: false,
    resources,
    defaultNS: 'common',
    initAsync: false,
    interpolation: { escapeValue: false },
  })
  const textsOf = (namespace: string) => resources[language]![namespace]
  const bothSay = (key: string, values: Record<string, unknown> = {}, namespace = 'common') => {
    const theirs = i18n.getFixedT(language, namespace)(key, { ...values })
    expect(translate({ language, textsOf, namespace }, key, { ...values }), key).toBe(theirs)
  }

  test.each(Object.keys(resources.en!))('every text of %s, with every number and without', (namespace) => {
    for (const [key, text] of leaves(resources[language]![namespace]!)) {
      const names = [...new Set(namesIn(text))]
      const plain = Object.fromEntries(names.map((name, at) => [name, at ? at : 'draft']))
      // Within the name of another text stand words of the code alone.
      const values = text.includes('$t(') ? plain : Object.fromEntries(names.map((name) => [name, HOSTILE]))
      const stem = key.replace(/_(zero|one|two|few|many|other)$/, '')
      for (const one of new Set([key, stem])) {
        bothSay(one, values, namespace)
        bothSay(one, plain, namespace)
        bothSay(one, {}, namespace)
        for (const count of COUNTS) bothSay(one, { ...plain, count }, namespace)
      }
    }
  })

  test('what is missing, whether there is something in its place or not', () => {
    for (const key of [
      'nothing',
      'nothing.here',
      'ui:nothing',
      'nowhere:nothing',
      '',
      'a.',
      '.a',
      'all.more',
      'constructor',
      '__proto__.x',
    ]) {
      bothSay(key)
      bothSay(key, { count: 2 })
      bothSay(key, { defaultValue: 'Of {{name}}', name: 'somebody' })
      bothSay(key, { defaultValue: '' })
    }
  })

  test('a namespace in the key, in the values, and both', () => {
    bothSay('ui:status.draft', {}, 'errors')
    bothSay('status.draft', { ns: 'ui' }, 'errors')
    bothSay('ui:status.draft', { ns: 'errors' })
    bothSay('forbidden', {}, 'errors')
  })

  test('odd values: nothing, null, lists, objects, dates, numbers as words', () => {
    const values = [undefined, null, [], ['a', 'b'], true, 0, -0, 1e21, '', 'count', new Date(0)]
    for (const name of values) {
      bothSay('members:people.end-confirm', { name })
      bothSay('members:people.lead', { count: name })
    }
  })
})

function leaves(texts: Texts, path = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]] : leaves(value, `${path}${key}.`),
  )
}
