import type { ActionFunctionArgs } from '@remix-run/node'
import { nothingSchema } from '#app/features/comments/comment.schema.ts'
import { setThreadResolved } from '#app/features/comments/thread-states.server.ts'
import { threadFor } from '#app/features/comments/threads.queries.server.ts'
import { answerForm } from '#app/features/roundtables/form-answer.server.ts'
import { idsOf } from '#app/features/roundtables/params.server.ts'
import { handledWithoutPage, parseForm } from '#app/platform/http.server.ts'
import { requireActor } from '#app/platform/session.server.ts'
import { paths } from '#app/shared/paths.ts'

export const action = handledWithoutPage(async ({ request, params }: ActionFunctionArgs) => {
  const actor = await requireActor(request)
  const { roundtableId, threadId } = idsOf(params, 'roundtableId', 'threadId')
  const subject = await threadFor(actor, roundtableId, threadId, 'resolve')
  const submission = await parseForm(request, nothingSchema)
  const to = paths.sectionThread(roundtableId, subject.section.id, threadId)
  return answerForm(submission, () => setThreadResolved(actor, subject, false), {
    to,
    done: 'comments:done.reopened',
    says: (changed) => (changed ? { undo: { action: paths.threadResolution(roundtableId, threadId), fields: {} } } : null),
  })
})
