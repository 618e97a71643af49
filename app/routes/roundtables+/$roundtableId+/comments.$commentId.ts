import type { ActionFunctionArgs } from '@remix-run/node'
import { commentSchema } from '#app/features/comments/comment.schema.ts'
import { editComment } from '#app/features/comments/comments.server.ts'
import { commentFor } from '#app/features/comments/threads.queries.server.ts'
import { answerForm } from '#app/features/roundtables/form-answer.server.ts'
import { idsOf } from '#app/features/roundtables/params.server.ts'
import { handledWithoutPage, parseForm } from '#app/platform/http.server.ts'
import { requireActor } from '#app/platform/session.server.ts'
import { paths } from '#app/shared/paths.ts'

export const action = handledWithoutPage(async ({ request, params }: ActionFunctionArgs) => {
  const actor = await requireActor(request)
  const { roundtableId, commentId } = idsOf(params, 'roundtableId', 'commentId')
  const subject = await commentFor(actor, roundtableId, commentId, 'edit')
  const submission = await parseForm(request, commentSchema)
  const to = paths.sectionThread(roundtableId, subject.section.id, subject.thread.id)
  return answerForm(submission, (input) => editComment(actor, subject, input), { to, done: 'comments:done.edited' })
})
