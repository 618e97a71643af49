import { findingOf, useWeightsFinding } from '../tally/finding.tsx'

/** Weights from comparisons add up to one. */
export const useFinding = () => useWeightsFinding(1)
export const pairwiseFindings = findingOf(useFinding)
