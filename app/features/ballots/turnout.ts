import { answersNeeded } from './ballot-words.ts'

export type GroupTurnout = { groupId: string; voted: number; eligible: number }
/** Who holds a vote: a person, or an organisation where organisations are asked. */
export type Holder = { holderId: string; groupId: string }

export type Cast = { personId: string; organisationId: string; groupId: string; forOrganisation?: boolean }

/** Whose vote it is, whoever sent it. */
export function heldBy({ forOrganisation, organisationId, personId, groupId }: Cast): Holder {
  return { holderId: forOrganisation ? organisationId : personId, groupId }
}

/** Who has answered, by group, and out of how many; never how. Whoever voted and has left still counts. */
export function turnoutOf(
  groupIds: readonly string[],
  voters: readonly Holder[],
  electors: readonly Holder[],
): GroupTurnout[] {
  const voted = new Set(voters.map((voter) => voter.holderId))
  const waiting = electors.filter((elector) => !voted.has(elector.holderId))
  return groupIds.map((groupId) => {
    const own = voters.filter((voter) => voter.groupId === groupId).length
    return { groupId, voted: own, eligible: own + waiting.filter((elector) => elector.groupId === groupId).length }
  })
}

/** What every result begins with: how many of how many have answered, how many the rule asks for, and whether that is enough for a finding. */
export function answeredOf(electorate: readonly GroupTurnout[], votes: readonly unknown[], minimumTurnout: number) {
  const { voted, eligible } = turnoutTotals(electorate)
  const needed = answersNeeded(minimumTurnout, eligible)
  return { voted, eligible, needed, enough: votes.length > 0 && votes.length >= needed }
}

/** How much of each group has answered: nobody, some, everybody. */
export function turnoutLevels(turnout: readonly GroupTurnout[]): Record<string, 0 | 1 | 2> {
  return Object.fromEntries(
    turnout.map(({ groupId, voted, eligible }) => [groupId, voted === 0 ? 0 : voted < eligible ? 1 : 2]),
  )
}

export function turnoutTotals(turnout: readonly GroupTurnout[]) {
  const sum = (key: 'voted' | 'eligible') => turnout.reduce((total, group) => total + group[key], 0)
  return { voted: sum('voted'), eligible: sum('eligible') }
}
