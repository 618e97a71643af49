import { atRoundtable } from '#app/features/access/access.server.ts'
import { defineBinaryFile } from '#app/features/access/route.server.ts'
import { recordsIn } from '#app/features/indicators/exports/records.queries.server.ts'
import { indicatorsTurtle } from '#app/features/indicators/exports/turtle.ts'
import { indicatorFilters } from '#app/features/indicators/indicator-filters.schema.ts'
import { paths } from '#app/shared/paths.ts'

export const loader = defineBinaryFile({
  access: atRoundtable(),
  search: indicatorFilters,
  async make({ request, place: { roundtable, ...rest }, search, language }) {
    const { origin } = new URL(request.url)
    const records = await recordsIn({ roundtable, ...rest }, search, origin, language)
    const scheme = { address: `${origin}${paths.indicators(roundtable.id)}`, title: `Roundtable ${roundtable.number}` }
    return {
      name: `indicators-${roundtable.number}.ttl`,
      type: 'text/turtle; charset=utf-8',
      bytes: Buffer.from(indicatorsTurtle(scheme, records)),
    }
  },
})
