import type { ActionFunctionArgs } from '@remix-run/node'
import { threadSchema } from '#app/features/comments/comment.schema.ts'
import { answerForm } from '#app/features/roundtables/form-answer.server.ts'
import { idsOf } from '#app/features/roundtables/params.server.ts'
import { sectionFor } from '#app/features/sections/sections.queries.server.ts'
import { createThread } from '#app/features/comments/comments.server.ts'
import { handledWithoutPage, parseForm } from '#app/platform/http.server.ts'
import { requireActor } from '#app/platform/session.server.ts'
import { paths } from '#app/shared/paths.ts'

export const action = handledWithoutPage(async ({ request, params }: ActionFunctionArgs) => {
  const actor = await requireActor(request)
  const { roundtableId, sectionId } = idsOf(params, 'roundtableId', 'sectionId')
  const subject = await sectionFor(actor, roundtableId, sectionId, 'comment')
  const submission = await parseForm(request, threadSchema)
  return answerForm(submission, (input) => createThread(actor, subject, input), {
    to: ({ thread }) => paths.sectionThread(roundtableId, sectionId, thread.id),
    back: paths.section(roundtableId, sectionId),
    done: 'comments:done.sent',
  })
})
