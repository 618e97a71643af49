import type { ActionFunctionArgs } from '@remix-run/node'
import { pillarSchema } from '#app/features/frameworks/framework.schema.ts'
import { frameworkFor } from '#app/features/frameworks/frameworks.queries.server.ts'
import { addPillar } from '#app/features/frameworks/frameworks.server.ts'
import { answerForm } from '#app/features/roundtables/form-answer.server.ts'
import { idsOf } from '#app/features/roundtables/params.server.ts'
import { handledWithoutPage, parseForm } from '#app/platform/http.server.ts'
import { requireActor } from '#app/platform/session.server.ts'
import { paths } from '#app/shared/paths.ts'

export const action = handledWithoutPage(async ({ request, params }: ActionFunctionArgs) => {
  const actor = await requireActor(request)
  const { roundtableId } = idsOf(params, 'roundtableId')
  const subject = await frameworkFor(actor, roundtableId, 'arrange')
  const submission = await parseForm(request, pillarSchema)
  return answerForm(submission, (input) => addPillar(actor, subject, input), { to: paths.framework(roundtableId), done: 'framework:done.pillar-added', says: ({ title }) => ({ values: { title } }) })
})
