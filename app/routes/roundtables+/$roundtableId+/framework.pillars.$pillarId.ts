import type { ActionFunctionArgs } from '@remix-run/node'
import { pillarChangeSchema } from '#app/features/frameworks/framework.schema.ts'
import { pillarFor } from '#app/features/frameworks/frameworks.queries.server.ts'
import { renamePillar } from '#app/features/frameworks/frameworks.server.ts'
import { answerForm } from '#app/features/roundtables/form-answer.server.ts'
import { idsOf } from '#app/features/roundtables/params.server.ts'
import { handledWithoutPage, parseForm } from '#app/platform/http.server.ts'
import { requireActor } from '#app/platform/session.server.ts'
import { paths } from '#app/shared/paths.ts'

export const action = handledWithoutPage(async ({ request, params }: ActionFunctionArgs) => {
  const actor = await requireActor(request)
  const { roundtableId, pillarId } = idsOf(params, 'roundtableId', 'pillarId')
  const subject = await pillarFor(actor, roundtableId, pillarId, 'arrange')
  const submission = await parseForm(request, pillarChangeSchema)
  return answerForm(submission, (input) => renamePillar(actor, subject, input), {
    to: paths.framework(roundtableId),
    done: 'framework:done.renamed',
    says: () => ({ undo: { action: paths.pillar(roundtableId, pillarId), fields: { title: subject.pillar.title, purpose: subject.pillar.purpose } } }),
  })
})
