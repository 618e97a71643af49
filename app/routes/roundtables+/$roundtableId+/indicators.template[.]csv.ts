import type { LoaderFunctionArgs } from '@remix-run/node'
import { templateCsv } from '#app/features/indicators/export.ts'
import { indicatorsPlace } from '#app/features/indicators/indicators.queries.server.ts'
import { idsOf } from '#app/features/roundtables/params.server.ts'
import { handledWithoutPage } from '#app/platform/http.server.ts'
import { limit } from '#app/platform/rate-limit.server.ts'
import { requireActor } from '#app/platform/session.server.ts'

export const loader = handledWithoutPage(async ({ request, params }: LoaderFunctionArgs) => {
  const actor = await requireActor(request)
  await limit('export', actor.personId)
  const { roundtableId } = idsOf(params, 'roundtableId')
  await indicatorsPlace(actor, roundtableId, 'import')
  const headers = { 'Content-Type': 'text/csv; charset=utf-8', 'Content-Disposition': 'attachment; filename="indicators.csv"' }
  return new Response(templateCsv(), { headers })
})
