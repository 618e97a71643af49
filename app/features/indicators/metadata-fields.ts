/**
 * The rest of an indicator's record, beside what every proposal needs: kept together in one column, so that a field more costs no migration
 * (docs/decisions/0038-the-record-of-an-indicator.md). The most each text may hold, in characters.
 */
export const METADATA_LIMITS = {
  shortName: 60,
  objective: 500,
  numerator: 1000,
  denominator: 1000,
  method: 4000,
  target: 500,
  sector: 100,
  tags: 300,
  boundary: 300,
  referencePeriod: 200,
  timeliness: 200,
  sourceOrganisation: 200,
  sourceUrl: 500,
  contact: 200,
  comparability: 2000,
  imputation: 1000,
} as const

/** Fields with a fixed list of values, in the order in which they are offered. None of them has to be said. */
export const METADATA_CHOICES = {
  type: ['input', 'process', 'output', 'outcome', 'impact'],
  tier: ['1', '2', '3'],
  geography: ['neighbourhood', 'municipality', 'functional-urban-area', 'region', 'country'],
  cost: ['low', 'medium', 'high'],
} as const

export type MetadataText = keyof typeof METADATA_LIMITS
export type MetadataChoice = keyof typeof METADATA_CHOICES
export type MetadataField = MetadataText | MetadataChoice
export type Metadata = Record<MetadataField, string>

/** Those that a form and a record show, group by group. */
export const METADATA_GROUPS = {
  classification: ['shortName', 'objective', 'type', 'tier', 'sector', 'geography', 'boundary', 'cost', 'tags'],
  computation: ['numerator', 'denominator', 'method', 'target', 'referencePeriod', 'timeliness'],
  origin: ['sourceOrganisation', 'sourceUrl', 'contact'],
  quality: ['comparability', 'imputation'],
} as const satisfies Record<string, readonly MetadataField[]>

export const METADATA_FIELDS = [
  ...METADATA_GROUPS.classification,
  ...METADATA_GROUPS.computation,
  ...METADATA_GROUPS.origin,
  ...METADATA_GROUPS.quality,
] as const satisfies readonly MetadataField[]

export function isChoice(field: string): field is MetadataChoice {
  return Object.hasOwn(METADATA_CHOICES, field)
}

/** Every field of what is stored, empty where nothing was said; what is stored under another name is left out. */
export function metadataOf(stored: unknown): Metadata {
  const given = typeof stored === 'object' && stored !== null ? (stored as Record<string, unknown>) : {}
  const entries = METADATA_FIELDS.map((field) => [field, typeof given[field] === 'string' ? given[field] : ''] as const)
  return Object.fromEntries(entries) as Metadata
}

/** A record with its metadata beside the other fields, as forms, comparisons and files name them. */
export function flat<R extends { metadata: unknown }>({ metadata, ...rest }: R): Omit<R, 'metadata'> & Metadata {
  return { ...rest, ...metadataOf(metadata) }
}

/** The same the other way round, for the database: what is empty is not kept. */
export function stored<F extends Metadata>(fields: F): Omit<F, MetadataField> & { metadata: Record<string, string> } {
  const rest: Record<string, unknown> = { ...fields }
  const metadata: Record<string, string> = {}
  for (const field of METADATA_FIELDS) {
    if (fields[field]) metadata[field] = fields[field]
    delete rest[field]
  }
  return { ...(rest as Omit<F, MetadataField>), metadata }
}

/** How a file's heading writes it: `short-name`. */
export const columnOf = (field: string) => field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
