import { findingOf, useChosenFinding } from '../tally/finding.tsx'

export const scoreFindings = findingOf(useChosenFinding)
