import { atRoundtable } from '#app/features/access/access.server.ts'
import { defineFile } from '#app/features/access/route.server.ts'
import { decisionsCsv } from '#app/features/outcomes/export.ts'
import { registerFilters } from '#app/features/outcomes/outcome.schema.ts'
import { exportedDecisions } from '#app/features/outcomes/register.queries.server.ts'
import { dayAt } from '#app/platform/calendar.server.ts'

export const loader = defineFile({
  access: atRoundtable(),
  search: registerFilters,
  make: async ({ actor, place, search }) => ({
    name: `decisions-${place.roundtable.number}-${dayAt(new Date(), actor.timeZone)}.csv`,
    csv: decisionsCsv(await exportedDecisions(place, search, actor)),
  }),
})
