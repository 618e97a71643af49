import { findingOf, useChosenFinding } from '../tally/finding.tsx'

export const majorityFindings = findingOf(useChosenFinding)
