import type { ActionFunctionArgs } from '@remix-run/node'
import { stateSchema } from '#app/features/indicators/indicator.schema.ts'
import { indicatorFor } from '#app/features/indicators/indicators.queries.server.ts'
import { changeIndicatorState } from '#app/features/indicators/indicators.server.ts'
import { answerForm } from '#app/features/roundtables/form-answer.server.ts'
import { idsOf } from '#app/features/roundtables/params.server.ts'
import { handledWithoutPage, parseForm } from '#app/platform/http.server.ts'
import { requireActor } from '#app/platform/session.server.ts'
import { paths } from '#app/shared/paths.ts'

export const action = handledWithoutPage(async ({ request, params }: ActionFunctionArgs) => {
  const actor = await requireActor(request)
  const { roundtableId, indicatorId } = idsOf(params, 'roundtableId', 'indicatorId')
  const subject = await indicatorFor(actor, roundtableId, indicatorId, 'change-state')
  const submission = await parseForm(request, stateSchema)
  return answerForm(submission, (value) => changeIndicatorState(actor, subject, value), {
    to: paths.indicator(roundtableId, indicatorId),
    done: 'indicators:state.done',
    says: (change) => change && { values: { state: change.to }, undo: { action: paths.indicatorState(roundtableId, indicatorId), fields: { state: change.from } } },
  })
})
