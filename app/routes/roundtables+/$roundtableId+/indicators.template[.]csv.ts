import { defineFile } from '#app/features/access/route.server.ts'
import { templateCsv } from '#app/features/indicators/exports/csv.ts'
import { atIndicators } from '#app/features/indicators/indicators.queries.server.ts'

export const loader = defineFile({
  access: atIndicators('import'),
  make: () => ({ name: 'indicators.csv', csv: templateCsv() }),
})
