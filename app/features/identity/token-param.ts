import { DomainError } from '#app/shared/error-codes.ts'

/** The secret part of a mailed link; anything that cannot be one is a link that does not work. */
export function tokenOf({ token = '' }: { token?: string }) {
  if (!/^[\w-]{20,100}$/.test(token)) throw new DomainError('not-found', 'identity.link-used')
  return token
}
