import type { ActionFunctionArgs } from '@remix-run/node'
import { tableRestorationSchema } from '#app/features/bin/bin.schema.ts'
import { restoreAtTable } from '#app/features/bin/restore.server.ts'
import { answerForm } from '#app/features/roundtables/form-answer.server.ts'
import { idsOf } from '#app/features/roundtables/params.server.ts'
import { roundtableFor } from '#app/features/access/standing.server.ts'
import { handledWithoutPage, parseForm } from '#app/platform/http.server.ts'
import { requireActor } from '#app/platform/session.server.ts'
import { paths } from '#app/shared/paths.ts'

export const action = handledWithoutPage(async ({ request, params }: ActionFunctionArgs) => {
  const actor = await requireActor(request)
  const { roundtableId } = idsOf(params, 'roundtableId')
  await roundtableFor(actor, roundtableId, 'moderate')
  const submission = await parseForm(request, tableRestorationSchema)
  return answerForm(submission, (input) => restoreAtTable(actor, roundtableId, input), { to: paths.bin(roundtableId), done: 'bin:done.restored', says: () => ({}) })
})
