import type { IndicatorFormValues } from './indicator-form.tsx'
import { joinList } from './indicator-words.ts'

type Stored = Omit<IndicatorFormValues, 'disaggregation' | 'place'> & {
  disaggregation: string[]
  pillarId: string | null
  sectionId: string | null
}

/** A record as its form shows it: one way of splitting a line, one place. */
export function formValuesOf(indicator: Stored): IndicatorFormValues {
  const { name, definition, rationale, unit, formula, source, licence, frequency, direction, limits } = indicator
  const place = indicator.sectionId ? `section:${indicator.sectionId}` : indicator.pillarId ? `pillar:${indicator.pillarId}` : ''
  const texts = { name, definition, rationale, unit, formula, source, licence, frequency, direction, limits }
  return { ...texts, disaggregation: joinList(indicator.disaggregation, '\n'), place }
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
  disaggregation: [],
  pillarId: null,
  sectionId: null,
})
