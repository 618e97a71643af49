import { turnoutTotals } from '../turnout.ts'
import { applyQuorum, type Asked, fewest, ofGroups } from './quorum.ts'
import {
  type Conclusion,
  type Demand,
  type Found,
  isQuorum,
  type ItemVerdict,
  type Measures,
  type Rule,
  type Tally,
  type Verdict,
} from './rule-words.ts'

/**
 * What an answer has to say, against what a result publishes; null where it publishes too little. Conditions on groups look at the groups
 * whose answers the result shows, and at no other: a group that is too small to show counts neither for nor against.
 */
export function applyDemand(condition: Demand, { all, groups }: Measures, { electorate, votes }: Asked): Found | null {
  if (!all) return null
  const shown = groups.flatMap(({ tally }) => (tally && tally.sides > 0 ? [tally] : []))
  switch (condition.kind) {
    case 'favour': {
      const of = condition.base === 'eligible' ? (votes ?? turnoutTotals(electorate).eligible) : all[condition.base]
      const needed = fewest(condition.share, of)
      return { condition, value: all.favour, of, needed, met: all.favour >= needed }
    }
    case 'groups-favour': {
      const over = shown.filter(({ favour, sides }) => favour >= fewest(condition.share, sides))
      return ofGroups(condition, condition.of, over.length, shown.length)
    }
    case 'objections': {
      const value = all.objections ?? 0
      return { condition, value, of: all.sides, needed: condition.most, met: value <= condition.most }
    }
    default:
      return applyToRatings(condition, all, shown)
  }
}

function applyToRatings(
  condition: Demand & { kind: 'median' | 'group-median' | 'agreement' },
  all: Tally,
  shown: readonly Tally[],
): Found | null {
  if (condition.kind === 'median') {
    if (all.median == null) return null
    return { condition, value: all.median, of: 9, needed: condition.least, met: all.median >= condition.least }
  }
  if (condition.kind === 'agreement') {
    if (all.disagreement == null) return null
    return { condition, value: all.disagreement ? 1 : 0, of: null, needed: 0, met: !all.disagreement }
  }
  // Where no group shows its middle answer, none being too low says nothing.
  const medians = shown.flatMap(({ median }) => median ?? [])
  if (medians.length === 0) return null
  const under = medians.filter((median) => median < condition.least)
  return { condition, value: under.length, of: shown.length, needed: 0, met: under.length === 0 }
}

/**
 * What comes of a ballot by its rule: a pure function of what is published of it. The same rule in another order gives the same conclusion.
 * Without a quorum nothing is concluded; nor where the result hides a figure that the rule asks for.
 */
export function applyRule(rule: Rule, measures: readonly Measures[], asked: Asked): Verdict {
  const quorum = rule.filter(isQuorum).map((condition) => applyQuorum(condition, asked))
  const demands = rule.filter((condition): condition is Demand => !isQuorum(condition))
  const isThere = quorum.every(({ met }) => met) && turnoutTotals(asked.electorate).voted > 0
  const items = demands.length ? measures.map((one) => itemVerdict(demands, one, asked, isThere)) : []
  return { rule, quorum, items, conclusion: conclusionOf(items, isThere, demands.length > 0) }
}

function itemVerdict(demands: readonly Demand[], measures: Measures, asked: Asked, isThere: boolean): ItemVerdict {
  const found = demands.map((demand) => applyDemand(demand, measures, asked))
  const told = found.filter((one) => one !== null)
  const { item, label } = measures
  return { item, ...(label !== undefined && { label }), found: told, conclusion: itemConclusion() }

  function itemConclusion(): Conclusion {
    if (!isThere) return 'no-quorum'
    if (told.length < demands.length) return 'untold'
    return told.every(({ met }) => met) ? 'accepted' : 'not-accepted'
  }
}

function conclusionOf(items: readonly ItemVerdict[], isThere: boolean, demands: boolean): Verdict['conclusion'] {
  if (!isThere) return 'no-quorum'
  if (!demands) return 'valid'
  const all = new Set(items.map(({ conclusion }) => conclusion))
  if (all.size === 1) return [...all][0]!
  return all.has('accepted') ? 'partly' : all.has('untold') || all.size === 0 ? 'untold' : 'not-accepted'
}
