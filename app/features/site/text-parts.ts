import { PUBLIC_TEXT_KEYS, type PublicTextKey } from '#app/shared/public-texts.ts'

/** The public texts in the parts the secretariat edits them in: one page or section of the site each. */
export const TEXT_PARTS = [...new Set(PUBLIC_TEXT_KEYS.map(partOf))]

export function partOf(key: PublicTextKey) {
  return key.split('.')[0] ?? key
}

export function keysOf(part: string) {
  return PUBLIC_TEXT_KEYS.filter((key) => partOf(key) === part)
}

/** The name of a text's field: flat, because a dot in a field name means nesting. */
export function fieldOf(key: PublicTextKey, language: 'en' | 'fr') {
  return `${key.replaceAll('.', '-')}_${language}`
}
