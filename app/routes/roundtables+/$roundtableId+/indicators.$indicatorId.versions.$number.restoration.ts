import type { ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { versionRestorationSchema } from '#app/features/indicators/indicator.schema.ts'
import { indicatorFor } from '#app/features/indicators/indicators.queries.server.ts'
import { restoreVersion } from '#app/features/indicators/versions.server.ts'
import { answerForm } from '#app/features/roundtables/form-answer.server.ts'
import { idsOf } from '#app/features/roundtables/params.server.ts'
import { handledWithoutPage, paramsOf, parseForm } from '#app/platform/http.server.ts'
import { requireActor } from '#app/platform/session.server.ts'
import { paths } from '#app/shared/paths.ts'

const version = z.object({ number: z.coerce.number().int().min(1).max(1_000_000) })

export const action = handledWithoutPage(async ({ request, params }: ActionFunctionArgs) => {
  const actor = await requireActor(request)
  const { roundtableId, indicatorId } = idsOf(params, 'roundtableId', 'indicatorId')
  const { number } = paramsOf(params, version)
  const subject = await indicatorFor(actor, roundtableId, indicatorId, 'edit')
  const submission = await parseForm(request, versionRestorationSchema)
  return answerForm(submission, ({ version }) => restoreVersion(actor, subject, number, version), {
    to: paths.indicatorVersions(roundtableId, indicatorId),
    done: 'indicators:versions.done',
    says: (restored) =>
      restored && {
        values: { version: number },
        undo: { action: paths.indicatorRestoration(roundtableId, indicatorId, restored.version - 1), fields: { version: String(restored.version) } },
      },
  })
})
