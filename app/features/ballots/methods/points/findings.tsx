import { findingOf, useWeightsFinding } from '../tally/finding.tsx'

export const pointsFindings = findingOf(useWeightsFinding)
