import type { Language, LocalizedText } from './roles.ts'

/** The reader's language of a text kept in both; falls back to the other when one is empty. */
export function localized(text: unknown, language: Language): string {
  const both = (text ?? {}) as Partial<LocalizedText>
  return both[language] || both.en || both.fr || ''
}
