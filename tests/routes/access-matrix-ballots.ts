import { AT_THE_TABLE, MODERATORS, type Row, row, T, TAKING_PART } from './access-matrix-rows.ts'

/** What concerns ballots, in the order of their addresses. */
export const BALLOTS: Record<string, Row> = {
  [`${T}ballots.index.tsx loader`]: row(AT_THE_TABLE),
  [`${T}ballots.new.tsx loader`]: row(MODERATORS),
  [`${T}ballots.new.tsx action`]: row(MODERATORS, () => ({
    act: 'open',
    about: 'question',
    title: 'A question',
    method: 'yes-no',
  })),
  [`${T}ballots.$ballotId.index.tsx loader`]: row(AT_THE_TABLE),
  [`${T}ballots.$ballotId.vote.tsx loader`]: row(AT_THE_TABLE),
  [`${T}ballots.$ballotId.vote.tsx action`]: row(TAKING_PART, () => ({ relevance: '7', feasibility: '6' })),
  [`${T}ballots.$ballotId.withdrawal.ts action`]: row(TAKING_PART),
  [`${T}ballots.$ballotId.closure.ts action`]: row(MODERATORS),
  [`${T}ballots.$ballotId.reminder.ts action`]: row(MODERATORS),
  [`${T}ballots.$ballotId.reopening.ts action`]: row(MODERATORS),
  [`${T}ballots.$ballotId.result.ts action`]: row(MODERATORS),
  [`${T}ballots.$ballotId.result[.]csv.ts loader`]: row(AT_THE_TABLE),
  [`${T}ballots.$ballotId.bundle[.]json.ts loader`]: row(AT_THE_TABLE),
  [`${T}ballots.$ballotId.opening.ts action`]: row(MODERATORS, () => ({ act: 'open' })),
  [`${T}ballots.$ballotId.entry.ts action`]: row(MODERATORS, ({ personId }) => ({
    personId,
    relevance: '7',
    feasibility: '6',
  })),
}
