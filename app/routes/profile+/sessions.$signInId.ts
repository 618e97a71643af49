import { z } from 'zod'
import { extend, signedIn } from '#app/features/access/access.server.ts'
import { defineAct } from '#app/features/access/route.server.ts'
import { endOwnSession, ownSessionFor } from '#app/features/identity/profile.server.ts'
import { endSession } from '#app/platform/session.server.ts'
import { paths } from '#app/shared/paths.ts'

export const action = defineAct({
  access: extend(signedIn, { signInId: z.string().min(20).max(100) }, async ({ actor, signInId }) => ({
    subject: await ownSessionFor(actor, signInId),
  })),
  async run({ request, actor, subject }) {
    const { signedOut } = await endOwnSession(actor, subject)
    return signedOut ? endSession(request) : null
  },
  headers: ({ value: left }) => left ?? new Headers(),
  back: paths.profile(),
  to: ({ value: left }) => (left ? paths.signIn() : paths.profile()),
  done: 'identity:profile.ended',
})
