import type { ActionFunctionArgs } from '@remix-run/node'
import { statusSchema } from '#app/features/sections/section.schema.ts'
import { answerForm } from '#app/features/roundtables/form-answer.server.ts'
import { idsOf } from '#app/features/roundtables/params.server.ts'
import { sectionFor } from '#app/features/sections/sections.queries.server.ts'
import { changeSectionStatus } from '#app/features/sections/sections.server.ts'
import { handledWithoutPage, parseForm } from '#app/platform/http.server.ts'
import { requireActor } from '#app/platform/session.server.ts'
import { paths } from '#app/shared/paths.ts'

export const action = handledWithoutPage(async ({ request, params }: ActionFunctionArgs) => {
  const actor = await requireActor(request)
  const { roundtableId, sectionId } = idsOf(params, 'roundtableId', 'sectionId')
  const subject = await sectionFor(actor, roundtableId, sectionId, 'change-status')
  const submission = await parseForm(request, statusSchema)
  return answerForm(submission, (input) => changeSectionStatus(actor, subject, input), {
    to: paths.section(roundtableId, sectionId),
    done: 'section:done.status',
    says: (change) =>
      change && { values: { status: change.to }, undo: { action: paths.sectionStatus(roundtableId, sectionId), fields: { status: change.from, from: change.to } } },
  })
})
