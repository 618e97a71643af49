import type { ActionFunctionArgs } from '@remix-run/node'
import { emptySchema } from '#app/features/ballots/ballot.schema.ts'
import { UNDO_SECONDS } from '#app/features/ballots/ballot-words.ts'
import { ballotFor } from '#app/features/ballots/ballots.queries.server.ts'
import { closeBallot } from '#app/features/ballots/closing.server.ts'
import { answerForm } from '#app/features/roundtables/form-answer.server.ts'
import { idsOf } from '#app/features/roundtables/params.server.ts'
import { handledWithoutPage, parseForm } from '#app/platform/http.server.ts'
import { requireActor } from '#app/platform/session.server.ts'
import { paths } from '#app/shared/paths.ts'

export const action = handledWithoutPage(async ({ request, params }: ActionFunctionArgs) => {
  const actor = await requireActor(request)
  const { roundtableId, ballotId } = idsOf(params, 'roundtableId', 'ballotId')
  const subject = await ballotFor(actor, roundtableId, ballotId, 'close')
  const submission = await parseForm(request, emptySchema)
  return answerForm(submission, () => closeBallot(actor, subject), {
    to: paths.indicator(roundtableId, subject.indicator.id),
    done: 'ballots:close.done',
    says: (closed) => closed && { undo: { action: paths.ballotReopening(roundtableId, ballotId), fields: {}, seconds: UNDO_SECONDS } },
  })
})
