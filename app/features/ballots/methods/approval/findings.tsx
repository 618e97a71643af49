import { findingOf, useChosenFinding } from '../tally/finding.tsx'

export const approvalFindings = findingOf(useChosenFinding)
