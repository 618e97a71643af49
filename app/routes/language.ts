import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'

import { languageField } from '#app/features/identity/identity.schema.ts'
import { setLanguage } from '#app/features/identity/profile.server.ts'
import { handledWithoutPage, parseForm } from '#app/platform/http.server.ts'
import { languageChosen, languageHeader } from '#app/platform/i18n.server.ts'
import { getActor } from '#app/platform/session.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import { safePath } from '#app/shared/safe-redirect.ts'

const schema = z.object({ language: languageField, redirectTo: z.string().optional() })

export const action = handledWithoutPage(async ({ request }: ActionFunctionArgs) => {
  const actor = await getActor(request)
  const submission = await parseForm(request, schema)
  if (submission.status !== 'success') throw new DomainError('invalid')
  const { language, redirectTo } = submission.value
  if (actor) await setLanguage(actor, language)
  const headers = new Headers({ 'Set-Cookie': await languageHeader(language) })
  if (!actor) headers.append('Set-Cookie', await languageChosen.write(language))
  return redirect(safePath(redirectTo), { headers })
})
