import { Approbation, RankedPairs, Schulze, utils } from 'votes'

/** The package's methods that count what ours count: the winners of rankings, each a list of places. Approval takes the first place. */
export const VOTES: Record<string, (candidates: string[], rankings: string[][][]) => string[]> = {
  schulze: (candidates, rankings) => first(new Schulze(matrixOf(candidates, rankings))),
  'ranked pairs, first 8 options': (candidates, rankings) => first(new RankedPairs(matrixOf(candidates, rankings))),
  approval: (candidates, rankings) => first(new Approbation({ candidates, ballots: ballotsOf(rankings) })),
}

function matrixOf(candidates: string[], rankings: string[][][]) {
  return utils.matrixFromBallots(ballotsOf(rankings), candidates)
}

function ballotsOf(rankings: string[][][]) {
  return rankings.map((ranking) => ({ ranking, weight: 1 }))
}

function first(counted: { ranking(): string[][] }) {
  return counted.ranking()[0] ?? []
}
