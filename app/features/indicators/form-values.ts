import type { IndicatorFormValues } from './indicator-form.tsx'
import { joinList } from './indicator-words.ts'
import { type MetadataField, metadataOf } from './metadata-fields.ts'

type Stored = Omit<IndicatorFormValues, 'disaggregation' | 'place' | MetadataField> & {
  metadata: unknown
  disaggregation: string[]
  pillarId: string | null
  sectionId: string | null
}

/** Where a record stands, as its form says it. */
export function placeOf({ pillarId, sectionId }: { pillarId: string | null; sectionId: string | null }) {
  return sectionId ? `section:${sectionId}` : pillarId ? `pillar:${pillarId}` : ''
}

/** A record as its form shows it: one way of splitting a line, one place. */
export function formValuesOf(indicator: Stored): IndicatorFormValues {
  const { name, definition, rationale, unit, formula, source, licence, frequency, direction, limits } = indicator
  const texts = { name, definition, rationale, unit, formula, source, licence, frequency, direction, limits }
  return {
    ...texts,
    ...metadataOf(indicator.metadata),
    disaggregation: joinList(indicator.disaggregation, '\n'),
    place: placeOf(indicator),
  }
}

export const EMPTY_FORM: IndicatorFormValues = formValuesOf({
  name: '',
  definition: '',
  rationale: '',
  unit: '',
  formula: '',
  source: '',
  licence: '',
  frequency: '',
  direction: 'none',
  limits: '',
  metadata: {},
  disaggregation: [],
  pillarId: null,
  sectionId: null,
})
