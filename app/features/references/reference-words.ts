/** An entry is an indicator, or a heading (a goal, a theme) that holds some. */
export const ENTRY_KINDS = ['group', 'indicator'] as const
export type EntryKind = (typeof ENTRY_KINDS)[number]

/** The texts of an entry, with the most each may hold. Names of headings and codes stand on one line. */
export const ENTRY_LIMITS = {
  code: 120,
  label: 600,
  shortLabel: 200,
  definition: 6000,
  unit: 300,
  formula: 4000,
  source: 2000,
  frequency: 200,
  type: 100,
  notes: 4000,
  uri: 500,
} as const
export type EntryText = keyof typeof ENTRY_LIMITS

/** What a column of a file may be, beside `label:xx`, a label in that language. */
export const COLUMN_FIELDS = [
  'code',
  'uri',
  'parent',
  'group',
  'type',
  'label',
  'shortLabel',
  'definition',
  'unit',
  'formula',
  'source',
  'frequency',
  'notes',
] as const
export type ColumnField = (typeof COLUMN_FIELDS)[number] | `label:${string}`

/** The languages a column of labels may be in; names of languages come from the browser. */
export const LABEL_LANGUAGES = ['en', 'fr', 'de', 'es', 'it', 'nl', 'no', 'pt', 'sv'] as const

/** What is the publisher's where their text is protected. */
export const PROTECTED: readonly EntryText[] = ['label', 'definition', 'formula', 'notes']

export type Labels = Record<string, string>

/** An entry's name for a reader: in their language, in that of its list, in any, or what we call it ourselves. */
export function labelOf(entry: { labels: unknown; shortLabel: string; code: string }, ...languages: string[]): string {
  const labels = (entry.labels ?? {}) as Labels
  if (entry.shortLabel) return entry.shortLabel
  for (const language of languages) if (labels[language]) return labels[language]
  return Object.values(labels)[0] ?? entry.code
}
