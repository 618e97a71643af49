import type { ActionFunctionArgs } from '@remix-run/node'
import { openTextSchema } from '#app/features/publishing/publishing.schema.ts'
import { openText } from '#app/features/publishing/publishing.server.ts'
import { answerForm } from '#app/features/roundtables/form-answer.server.ts'
import { idsOf } from '#app/features/roundtables/params.server.ts'
import { roundtableFor } from '#app/features/roundtables/roundtables.queries.server.ts'
import { handled, parseForm } from '#app/platform/http.server.ts'
import { requireActor } from '#app/platform/session.server.ts'
import { paths } from '#app/shared/paths.ts'

export const action = handled(async ({ request, params }: ActionFunctionArgs) => {
  const actor = await requireActor(request)
  const { roundtableId } = idsOf(params, 'roundtableId')
  const subject = await roundtableFor(actor, roundtableId, 'moderate')
  const submission = await parseForm(request, openTextSchema)
  return answerForm(submission, (input) => openText(subject, input.openText), { to: paths.framework(roundtableId), done: 'framework:readers.saved', says: () => ({}) })
})
