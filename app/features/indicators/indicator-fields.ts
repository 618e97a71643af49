import type { IndicatorTexts } from './indicator.schema.ts'
import { METADATA_FIELDS } from './metadata-fields.ts'

export type IndicatorFields = IndicatorTexts & { pillarId: string | null; sectionId: string | null }
export type FieldName = keyof IndicatorFields

export const FIELDS = [
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
  'pillarId',
  'sectionId',
] as const satisfies readonly FieldName[]

type Stored = { [Field in FieldName]: Field extends 'direction' ? string : IndicatorFields[Field] }

/** Which fields differ, by name; lists are compared in their order. */
export function changedFields(before: Stored, after: Stored): FieldName[] {
  return FIELDS.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
}
