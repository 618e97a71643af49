import type { LoaderFunctionArgs } from '@remix-run/node'
import { indicatorsCsv } from '#app/features/indicators/export.ts'
import { indicatorFilters } from '#app/features/indicators/indicator-filters.schema.ts'
import { indicatorsPlace } from '#app/features/indicators/indicators.queries.server.ts'
import { exportedIndicators } from '#app/features/indicators/list.queries.server.ts'
import { idsOf } from '#app/features/roundtables/params.server.ts'
import { handledWithoutPage, searchOf } from '#app/platform/http.server.ts'
import { limit } from '#app/platform/rate-limit.server.ts'
import { requireActor } from '#app/platform/session.server.ts'

export const loader = handledWithoutPage(async ({ request, params }: LoaderFunctionArgs) => {
  const actor = await requireActor(request)
  await limit('export', actor.personId)
  const { roundtableId } = idsOf(params, 'roundtableId')
  const place = await indicatorsPlace(actor, roundtableId, 'view')
  const csv = indicatorsCsv(await exportedIndicators(place, searchOf(request, indicatorFilters)))
  const day = new Date().toISOString().slice(0, 10)
  return new Response(csv, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="indicators-${place.roundtable.number}-${day}.csv"`,
    },
  })
})
