import { atRoundtable } from '#app/features/access/access.server.ts'
import { defineFile } from '#app/features/access/route.server.ts'
import { coverageIn } from '#app/features/crosswalk/coverage.queries.server.ts'
import { coverageCsv } from '#app/features/crosswalk/coverage-export.server.ts'
import { coverageFilters } from '#app/features/crosswalk/mapping.schema.ts'

export const loader = defineFile({
  access: atRoundtable(),
  search: coverageFilters,
  async make({ place, search, language }) {
    const csv = coverageCsv(await coverageIn(place, search, language), language)
    return { name: `coverage-${place.roundtable.number}.csv`, csv }
  },
})
