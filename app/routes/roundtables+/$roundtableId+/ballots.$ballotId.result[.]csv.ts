import type { LoaderFunctionArgs } from '@remix-run/node'
import { ballotFor, groupLabels, resultOf } from '#app/features/ballots/ballots.queries.server.ts'
import { resultCsv } from '#app/features/ballots/result-file.ts'
import { idsOf } from '#app/features/roundtables/params.server.ts'
import { handledWithoutPage } from '#app/platform/http.server.ts'
import { limit } from '#app/platform/rate-limit.server.ts'
import { requireActor } from '#app/platform/session.server.ts'

export const loader = handledWithoutPage(async ({ request, params }: LoaderFunctionArgs) => {
  const actor = await requireActor(request)
  await limit('export', actor.personId)
  const { roundtableId, ballotId } = idsOf(params, 'roundtableId', 'ballotId')
  const subject = await ballotFor(actor, roundtableId, ballotId, 'view')
  return new Response(resultCsv(await resultOf(subject), await groupLabels(actor.language)), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${fileName(subject.indicator.code, subject.ballot.round)}"`,
    },
  })
})

/** Codes are typed by people: only what every file system takes. */
function fileName(code: string, round: number) {
  return `${code.replace(/[^A-Za-z0-9-]+/g, '-')}-round-${round}.csv`
}
