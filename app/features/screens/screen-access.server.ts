import { z } from 'zod'
import { anybody, extend } from '#app/features/access/access.server.ts'
import { db } from '#app/platform/db.server.ts'
import { limit } from '#app/platform/rate-limit.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import { hashedScreenToken } from './screens.server.ts'

/** The screen of an address, for whoever has the address: signed in or not makes no difference to what is shown. */
export const onScreen = extend(anybody, { token: z.string() }, async ({ token }) => ({ screen: await screenOf(token) }))

export type OpenScreen = Awaited<ReturnType<typeof screenOf>>

/** A shut screen, one of a session in the bin and a token that never was are the same to whoever asks. */
async function screenOf(token: string) {
  if (!/^[\w-]{43}$/.test(token)) throw new DomainError('not-found')
  const tokenHash = hashedScreenToken(token)
  await limit('screen', tokenHash)
  const screen = await db.screen.findFirst({
    where: { tokenHash, revokedAt: null, session: { removedAt: null } },
    select: {
      id: true,
      face: true,
      session: { include: { roundtable: true } },
    },
  })
  if (!screen) throw new DomainError('not-found')
  return screen
}
