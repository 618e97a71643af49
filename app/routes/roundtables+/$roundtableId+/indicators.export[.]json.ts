import { atRoundtable } from '#app/features/access/access.server.ts'
import { defineBinaryFile } from '#app/features/access/route.server.ts'
import { indicatorsJson } from '#app/features/indicators/exports/json.ts'
import { recordsIn } from '#app/features/indicators/exports/records.queries.server.ts'
import { indicatorFilters } from '#app/features/indicators/indicator-filters.schema.ts'

export const loader = defineBinaryFile({
  access: atRoundtable(),
  search: indicatorFilters,
  async make({ request, place, search, language }) {
    const records = await recordsIn(place, search, new URL(request.url).origin, language)
    return {
      name: `indicators-${place.roundtable.number}.json`,
      type: 'application/json; charset=utf-8',
      bytes: Buffer.from(indicatorsJson(place.roundtable, records)),
    }
  },
})
