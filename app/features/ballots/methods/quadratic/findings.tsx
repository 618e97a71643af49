import { findingOf, useChosenFinding } from '../tally/finding.tsx'

export const quadraticFindings = findingOf(useChosenFinding)
