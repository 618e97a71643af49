import type { ActionFunctionArgs } from '@remix-run/node'
import { openBallotSchema } from '#app/features/ballots/ballot.schema.ts'
import { openBallot } from '#app/features/ballots/ballots.server.ts'
import { indicatorFor } from '#app/features/indicators/indicators.queries.server.ts'
import { answerForm } from '#app/features/roundtables/form-answer.server.ts'
import { idsOf } from '#app/features/roundtables/params.server.ts'
import { handledWithoutPage, parseForm } from '#app/platform/http.server.ts'
import { requireActor } from '#app/platform/session.server.ts'
import { paths } from '#app/shared/paths.ts'

export const action = handledWithoutPage(async ({ request, params }: ActionFunctionArgs) => {
  const actor = await requireActor(request)
  const { roundtableId, indicatorId } = idsOf(params, 'roundtableId', 'indicatorId')
  const subject = await indicatorFor(actor, roundtableId, indicatorId, 'open-ballot')
  const submission = await parseForm(request, openBallotSchema)
  return answerForm(submission, (value) => openBallot(actor, subject, value), {
    to: paths.indicator(roundtableId, indicatorId),
    done: 'ballots:open.done',
    says: () => ({}),
  })
})
