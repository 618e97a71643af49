import { findingOf, useChosenFinding } from '../tally/finding.tsx'

export const rankingFindings = findingOf(useChosenFinding)
