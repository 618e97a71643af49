import { toCsv } from '#app/shared/csv.ts'
import { CSV_COLUMNS, CSV_HEADINGS, type CsvColumn, joinList } from '../indicator-words.ts'
import { flat, type MetadataField } from '../metadata-fields.ts'

type Exported = Record<Exclude<CsvColumn, 'pillar' | 'section' | 'disaggregation' | MetadataField>, string> & {
  metadata: unknown
  disaggregation: string[]
  pillar: { title: string } | null
  section: { title: string } | null
}

/** The columns an import reads, so that what goes out comes back unchanged. */
export function indicatorsCsv(indicators: readonly Exported[]) {
  const rows = indicators.map(flat).map((one) =>
    CSV_HEADINGS.map(([column]) => {
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
