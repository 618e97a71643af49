import { findingOf, useChosenFinding } from '../tally/finding.tsx'

export const dotsFindings = findingOf(useChosenFinding)
