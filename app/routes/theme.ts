import { redirect } from '@remix-run/node'
import { z } from 'zod'
import { anybody } from '#app/features/access/access.server.ts'
import { defineAction } from '#app/features/access/route.server.ts'
import { themeHeader, THEMES } from '#app/platform/theme.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import { safePath } from '#app/shared/safe-redirect.ts'

const schema = z.object({ theme: z.enum(THEMES), redirectTo: z.string().optional() })

export const action = defineAction({
  access: anybody,
  form: schema,
  async respond({ submission }) {
    if (submission.status !== 'success') throw new DomainError('invalid')
    const { theme, redirectTo } = submission.value
    return redirect(safePath(redirectTo), { headers: { 'Set-Cookie': await themeHeader(theme) } })
  },
})
