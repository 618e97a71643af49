import type { ActionFunctionArgs } from '@remix-run/node'
import { deskRestorationSchema } from '#app/features/bin/bin.schema.ts'
import { restoreAtDesk } from '#app/features/bin/restore.server.ts'
import { answerForm } from '#app/features/roundtables/form-answer.server.ts'
import { handledWithoutPage, parseForm } from '#app/platform/http.server.ts'
import { requireSecretariat } from '#app/platform/session.server.ts'
import { paths } from '#app/shared/paths.ts'

export const action = handledWithoutPage(async ({ request }: ActionFunctionArgs) => {
  const actor = await requireSecretariat(request)
  const submission = await parseForm(request, deskRestorationSchema)
  return answerForm(submission, (input) => restoreAtDesk(actor, input), { to: paths.deskBin(), done: 'bin:done.restored', says: () => ({}) })
})
