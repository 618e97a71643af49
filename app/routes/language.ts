import { redirect } from '@remix-run/node'
import { z } from 'zod'
import { anybody } from '#app/features/access/access.server.ts'
import { defineAction } from '#app/features/access/route.server.ts'
import { languageField } from '#app/features/identity/identity.schema.ts'
import { setLanguage } from '#app/features/identity/profile.server.ts'
import { languageChosen, languageHeader } from '#app/platform/i18n.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import { safePath } from '#app/shared/safe-redirect.ts'

const schema = z.object({ language: languageField, redirectTo: z.string().optional() })

export const action = defineAction({
  access: anybody,
  form: schema,
  async respond({ actor, submission }) {
    if (submission.status !== 'success') throw new DomainError('invalid')
    const { language, redirectTo } = submission.value
    if (actor) await setLanguage(actor, language)
    const headers = new Headers({ 'Set-Cookie': await languageHeader(language) })
    if (!actor) headers.append('Set-Cookie', await languageChosen.write(language))
    return redirect(safePath(redirectTo), { headers })
  },
})
