import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { createInstance, type i18n, type Resource } from 'i18next'
import Negotiator from 'negotiator'
import { initReactI18next } from 'react-i18next'
import { z } from 'zod'
import { type Actor, type Language, LANGUAGES } from '#app/shared/roles.ts'
import { siteCookie } from './cookies.server.ts'
import { env } from './env.server.ts'
import { remember } from './remember.server.ts'

function readResources(): Resource {
  return Object.fromEntries(LANGUAGES.map((language) => [language, readNamespaces(language)]))
}

function readNamespaces(language: Language) {
  const folder = path.resolve('app/locales', language)
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'))
  return Object.fromEntries(
    files.map((file) => [file.slice(0, -5), JSON.parse(readFileSync(path.join(folder, file), 'utf8'))]),
  )
}

function makeInstance(language: Language): i18n {
  const instance = createInstance()
  void instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: readResources(),
    defaultNS: 'common',
    initAsync: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  })
  return instance
}

/** The texts of one language with every namespace, for rendering and for mail. */
export function i18nFor(language: Language): i18n {
  return env.NODE_ENV === 'development'
    ? makeInstance(language)
    : remember(`i18n:${language}`, () => makeInstance(language))
}

export function translator(language: Language) {
  return i18nFor(language).t
}

const languageCookie = siteCookie('language', z.enum(LANGUAGES), { maxAge: 365 * 86_400 })

export function languageHeader(language: Language) {
  return languageCookie.write(language)
}

/** That a visitor chose the language of the page a moment ago: signing in takes it along into the profile. */
export const languageChosen = siteCookie('language-chosen', z.enum(LANGUAGES), { maxAge: 3600 })

/** The reader's language: the profile's, else the switch's cookie, else the browser's, else English. */
export async function languageOf(request: Request, actor?: Actor | null): Promise<Language> {
  if (actor) return actor.language
  const chosen = await languageCookie.read(request)
  if (chosen) return chosen
  const headers = { 'accept-language': request.headers.get('Accept-Language') ?? undefined }
  const wanted = new Negotiator({ headers }).language([...LANGUAGES])
  return LANGUAGES.find((language) => language === wanted) ?? 'en'
}
