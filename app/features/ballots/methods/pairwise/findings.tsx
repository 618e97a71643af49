import { findingOf, useWeightsFinding } from '../tally/finding.tsx'

export const pairwiseFindings = findingOf(useWeightsFinding)
