import { z } from 'zod'
import { anybody, extend } from '#app/features/access/access.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'

/** Whoever opens a mailed link, by its secret part; anything that cannot be one is a link that does not work. */
export const byMailedLink = extend(anybody, { token: z.string() }, async ({ token }) => {
  if (!/^[\w-]{20,100}$/.test(token)) throw new DomainError('not-found', 'identity.link-used')
  return { token }
})
