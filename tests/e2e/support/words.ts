import { readdirSync, readFileSync } from 'node:fs'
import { createInstance } from 'i18next'

export type Language = 'en' | 'fr'

const folder = 'app/locales'
const resources = Object.fromEntries(
  (['en', 'fr'] as const).map((language) => [
    language,
    Object.fromEntries(
      readdirSync(`${folder}/${language}`).map((file) => [
        file.replace(/\.json$/, ''),
        JSON.parse(readFileSync(`${folder}/${language}/${file}`, 'utf8')) as Record<string, unknown>,
      ]),
    ),
  ]),
)

const i18n = createInstance()
await i18n.init({ lng: 'en', resources, fallbackLng: false, interpolation: { escapeValue: false } })

export type Words = (key: string, values?: Record<string, unknown>) => string

/** The words a reader of that language sees: selectors name them, so that a test reads the page as a person does. */
export function wordsOf(language: Language): Words {
  const t = i18n.getFixedT(language)
  return (key, values = {}) => {
    if (!i18n.exists(key, { lng: language, ...values })) throw new Error(`There is no text ${key} in ${language}`)
    return t(key, values)
  }
}
