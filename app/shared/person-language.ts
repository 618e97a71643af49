import { type Language, LANGUAGES } from './roles.ts'

/** The language column is text; what it holds is one of ours. */
export function languageOfPerson(person: { language: string }): Language {
  return LANGUAGES.find((language) => language === person.language) ?? 'en'
}
