import type { ActionFunctionArgs } from '@remix-run/node'
import { removalSchema } from '#app/features/frameworks/framework.schema.ts'
import { answerForm } from '#app/features/roundtables/form-answer.server.ts'
import { idsOf } from '#app/features/roundtables/params.server.ts'
import { sectionFor } from '#app/features/sections/sections.queries.server.ts'
import { removeSection } from '#app/features/sections/removal.server.ts'
import { handled, parseForm } from '#app/platform/http.server.ts'
import { requireActor } from '#app/platform/session.server.ts'
import { paths } from '#app/shared/paths.ts'

export const action = handled(async ({ request, params }: ActionFunctionArgs) => {
  const actor = await requireActor(request)
  const { roundtableId, sectionId } = idsOf(params, 'roundtableId', 'sectionId')
  const subject = await sectionFor(actor, roundtableId, sectionId, 'arrange')
  const submission = await parseForm(request, removalSchema)
  return answerForm(submission, ({ confirmed }) => removeSection(actor, subject, { confirmed: confirmed === 'yes' }), { to: paths.framework(roundtableId), done: 'framework:done.section-removed', says: () => ({}) })
})
