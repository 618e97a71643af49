import { COMMON_PASSWORDS } from './common-passwords.ts'
import { PASSWORD_MAX, PASSWORD_MIN } from './password-limits.ts'

export type PasswordProblem =
  'identity.password-short' | 'identity.password-long' | 'identity.password-common' | 'identity.password-obvious'

/**
 * Length and a list are the only rules: any character counts, nothing is forced.
 * `context` are words anybody would try here: the person's name and mail, the organisation, the product.
 */
export function passwordProblem(password: string, context: string[] = []): PasswordProblem | null {
  const length = [...password].length
  if (length < PASSWORD_MIN) return 'identity.password-short'
  if (length > PASSWORD_MAX) return 'identity.password-long'
  const bare = bareWord(password)
  if (COMMON_PASSWORDS.has(password.toLowerCase()) || COMMON_PASSWORDS.has(bare) || isOneCharacter(password)) {
    return 'identity.password-common'
  }
  return words(context).some((word) => bare === word) ? 'identity.password-obvious' : null
}

/** "Roundtable2026!" is "roundtable" with decoration. */
function bareWord(password: string) {
  return password
    .toLowerCase()
    .replace(/[^\p{L}]+$/u, '')
    .replace(/^[^\p{L}]+/u, '')
    .replace(/[\s._-]+/g, '')
}

function words(context: string[]) {
  const whole = context.map((text) => bareWord(text.replace(/@.*$/, '')))
  const parts = context.flatMap((text) => text.toLowerCase().split(/[^\p{L}]+/u))
  return [...whole, ...parts, 'roundtable', 'secretariat', 'tableronde', 'smartcities', 'smartcity'].filter(
    (word) => word.length >= 4,
  )
}

function isOneCharacter(password: string) {
  return new Set(password).size <= 2
}
