/**
 * When a panel agrees on a rating from 1 to 9; chosen before the first round. `pct`: 75 % rate 7 to 9 (Diamond 2014). `comet`: 70 %
 * rate 7 to 9 and fewer than 15 % rate 1 to 3, or the mirror; `comet-early` with 50 % for a first round. `iqr`: Q3 - Q1 of at most 3
 * with a median from 7 or up to 3. `ram`: RAND/UCLA. `strict`: 80 % rate 7 to 9.
 */
export const CONSENSUS_RULES = ['pct', 'comet', 'comet-early', 'iqr', 'ram', 'strict'] as const
export type ConsensusRule = (typeof CONSENSUS_RULES)[number]
