import { atRoundtable } from '#app/features/access/access.server.ts'
import { defineFile } from '#app/features/access/route.server.ts'
import { indicatorsCsv } from '#app/features/indicators/exports/csv.ts'
import { indicatorFilters } from '#app/features/indicators/indicator-filters.schema.ts'
import { exportedIndicators } from '#app/features/indicators/list.queries.server.ts'
import { dayAt } from '#app/platform/calendar.server.ts'

export const loader = defineFile({
  access: atRoundtable(),
  search: indicatorFilters,
  async make({ actor, place, search }) {
    const csv = indicatorsCsv(await exportedIndicators(place, search))
    return { name: `indicators-${place.roundtable.number}-${dayAt(new Date(), actor.timeZone)}.csv`, csv }
  },
})
