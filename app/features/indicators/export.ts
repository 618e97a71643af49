import { toCsv } from '#app/shared/csv.ts'
import { CSV_COLUMNS, joinList } from './indicator-words.ts'

type Exported = Record<Exclude<(typeof CSV_COLUMNS)[number], 'pillar' | 'section' | 'disaggregation'>, string> & {
  disaggregation: string[]
  pillar: { title: string } | null
  section: { title: string } | null
}

/** The columns an import reads, so that what goes out comes back unchanged. */
export function indicatorsCsv(indicators: readonly Exported[]) {
  const rows = indicators.map((one) =>
    CSV_COLUMNS.map((column) => {
      if (column === 'pillar' || column === 'section') return one[column]?.title ?? ''
      return column === 'disaggregation' ? joinList(one.disaggregation) : one[column]
    }),
  )
  return toCsv(CSV_COLUMNS, rows)
}

/** An empty file with the columns. */
export function templateCsv() {
  return toCsv(CSV_COLUMNS, [])
}
