import { atRoundtable } from '#app/features/access/access.server.ts'
import { defineFile } from '#app/features/access/route.server.ts'
import { indicatorsCsv } from '#app/features/indicators/export.ts'
import { indicatorFilters } from '#app/features/indicators/indicator-filters.schema.ts'
import { exportedIndicators } from '#app/features/indicators/list.queries.server.ts'

export const loader = defineFile({
  access: atRoundtable(),
  search: indicatorFilters,
  async make({ place, search }) {
    const csv = indicatorsCsv(await exportedIndicators(place, search))
    return { name: `indicators-${place.roundtable.number}-${new Date().toISOString().slice(0, 10)}.csv`, csv }
  },
})
