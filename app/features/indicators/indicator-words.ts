import { columnOf, METADATA_FIELDS } from './metadata-fields.ts'

/** Where an indicator stands, from a first draft to what was published; `moves.ts` says what may follow what. */
export const INDICATOR_STATES = [
  'draft',
  'proposed',
  'screened-out',
  'candidate',
  'in-round',
  'uncertain',
  'selected-core',
  'selected-supporting',
  'parked',
  'rejected',
  'piloted',
  'published',
  'retired',
] as const
export type IndicatorState = (typeof INDICATOR_STATES)[number]

export const DIRECTIONS = ['higher', 'lower', 'none'] as const
export type Direction = (typeof DIRECTIONS)[number]

/** Suggested, not required: a source may publish when it likes. Their words are in the `indicators` namespace. */
export const FREQUENCY_KEYS = ['monthly', 'quarterly', 'yearly', 'two-yearly', 'five-yearly', 'ten-yearly'] as const

/** What a CSV file may hold, in the order of the export. */
const CSV_FIELDS = [
  'code',
  'name',
  'definition',
  'rationale',
  'unit',
  'formula',
  'source',
  'licence',
  'frequency',
  'direction',
  'disaggregation',
  'limits',
  ...METADATA_FIELDS,
  'pillar',
  'section',
] as const
export type CsvColumn = (typeof CSV_FIELDS)[number]

/** Each column with its heading in the file. */
export const CSV_HEADINGS: readonly (readonly [column: CsvColumn, heading: string])[] = CSV_FIELDS.map((field) => [
  field,
  columnOf(field),
])
export const CSV_COLUMNS: readonly string[] = CSV_HEADINGS.map(([, heading]) => heading)

/** The texts people write about an indicator, with the most each may hold. */
export const TEXT_LIMITS = {
  name: 200,
  definition: 2000,
  rationale: 4000,
  unit: 200,
  formula: 2000,
  source: 1000,
  licence: 300,
  frequency: 200,
  limits: 2000,
} as const

export const SIDES = ['for', 'against'] as const
export type Side = (typeof SIDES)[number]
export const MAX_ARGUMENT = 500

/** What can be done to several at once. */
export const BULK_ACTS = ['place', 'state', 'add-tag', 'remove-tag', 'undo'] as const
export type TagAct = 'add-tag' | 'remove-tag'
export const MAX_TAG = 40
/** As many as a page of the list shows. */
export const MAX_CHOSEN = 200

export const MAX_DISAGGREGATION = 20
/** Of why something was moved, merged or said. */
export const MAX_REASON = 1000

/** A comma belongs to a part ("age, in years"): only line ends, semicolons and bars stand between two. */
export function splitList(value: string) {
  return [
    ...new Set(
      value
        .split(/[\n;|]/)
        .map((part) => part.trim())
        .filter(Boolean),
    ),
  ]
}

export function joinList(values: readonly string[], separator = '; ') {
  return values.join(separator)
}
