import { findingOf, useWeightsFinding } from '../tally/finding.tsx'
import { POINTS } from './words.ts'

export const useFinding = () => useWeightsFinding(POINTS)
export const pointsFindings = findingOf(useFinding)
