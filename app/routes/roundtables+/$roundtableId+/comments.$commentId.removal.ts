import type { ActionFunctionArgs } from '@remix-run/node'
import { nothingSchema } from '#app/features/comments/comment.schema.ts'
import { removeComment } from '#app/features/comments/thread-states.server.ts'
import { commentFor } from '#app/features/comments/threads.queries.server.ts'
import { answerForm } from '#app/features/roundtables/form-answer.server.ts'
import { idsOf } from '#app/features/roundtables/params.server.ts'
import { handledWithoutPage, parseForm } from '#app/platform/http.server.ts'
import { requireActor } from '#app/platform/session.server.ts'
import { paths } from '#app/shared/paths.ts'

export const action = handledWithoutPage(async ({ request, params }: ActionFunctionArgs) => {
  const actor = await requireActor(request)
  const { roundtableId, commentId } = idsOf(params, 'roundtableId', 'commentId')
  const subject = await commentFor(actor, roundtableId, commentId, 'remove')
  const submission = await parseForm(request, nothingSchema)
  const to = paths.sectionThread(roundtableId, subject.section.id, subject.thread.id)
  return answerForm(submission, () => removeComment(actor, subject), { to, done: 'comments:done.removed', says: () => ({}) })
})
