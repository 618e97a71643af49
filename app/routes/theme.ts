import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'

import { handledWithoutPage, parseForm } from '#app/platform/http.server.ts'
import { THEMES, themeHeader } from '#app/platform/theme.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import { safePath } from '#app/shared/safe-redirect.ts'

const schema = z.object({ theme: z.enum(THEMES), redirectTo: z.string().optional() })

export const action = handledWithoutPage(async ({ request }: ActionFunctionArgs) => {
  const submission = await parseForm(request, schema)
  if (submission.status !== 'success') throw new DomainError('invalid')
  const { theme, redirectTo } = submission.value
  return redirect(safePath(redirectTo), { headers: { 'Set-Cookie': await themeHeader(theme) } })
})
