import type { ActionFunctionArgs } from '@remix-run/node'
import { renameSchema } from '#app/features/frameworks/framework.schema.ts'
import { answerForm } from '#app/features/roundtables/form-answer.server.ts'
import { idsOf } from '#app/features/roundtables/params.server.ts'
import { sectionFor } from '#app/features/sections/sections.queries.server.ts'
import { renameSection } from '#app/features/sections/sections.server.ts'
import { handledWithoutPage, parseForm } from '#app/platform/http.server.ts'
import { requireActor } from '#app/platform/session.server.ts'
import { paths } from '#app/shared/paths.ts'

export const action = handledWithoutPage(async ({ request, params }: ActionFunctionArgs) => {
  const actor = await requireActor(request)
  const { roundtableId, sectionId } = idsOf(params, 'roundtableId', 'sectionId')
  const subject = await sectionFor(actor, roundtableId, sectionId, 'arrange')
  const submission = await parseForm(request, renameSchema)
  return answerForm(submission, (input) => renameSection(actor, subject, input), {
    to: paths.framework(roundtableId),
    done: 'framework:done.renamed',
    says: () => ({ undo: { action: paths.sectionTitle(roundtableId, sectionId), fields: { title: subject.section.title } } }),
  })
})
