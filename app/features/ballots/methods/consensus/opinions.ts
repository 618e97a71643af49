import { divisiveness, groupConsensus, type Sums } from '../../counting/consensus.ts'

/** How a group that is shown stands to an item: for it, against it, out of how many, and what its answers on the scale add up to. */
export type GroupOpinion = { groupId: string; agree: number; disagree: number; seen: number; sums: Sums }
export type Opinions = {
  scale: { lowest: number; highest: number }
  /** Which answers are for an item and which against it, from and to, where that has to be said; and what none is. */
  sides?: { agree: Range; disagree: Range; blank?: 'passes' | 'against' }
  items: { id: string; label: string; groups: GroupOpinion[] }[]
}

export type Range = readonly [from: number, to: number]

export type Placed = {
  id: string
  label: string
  groups: number
  /** How far every group shown is for it, or against it, from 0 to 1: what all share counts more than what most hold. */
  agree: number
  disagree: number
  /** Whether more than half of each group shown are for it, or against it. */
  inEach: 'agree' | 'disagree' | null
  /** How far it divides people, from 0 to 1, and which part of that lies between the groups. */
  spread: number
  between: number | null
}

/** Fewer groups make no table to cross. */
const FEWEST_GROUPS = 2

/**
 * Group-informed consensus on the declared groups, brought to one group (Polis; see counting/consensus.ts), and divisiveness. From figures
 * that were published and from nothing else. A product over groups falls with their number, so only items with as many groups shown are placed: as
 * many as most items have, of equally common numbers the largest.
 */
export function placedItems({ items, scale }: Opinions): Placed[] {
  const most = commonest(items.map(({ groups }) => groups.length).filter((shown) => shown >= FEWEST_GROUPS))
  return items.flatMap(({ id, label, groups }) => {
    const consensus = groups.length === most ? groupConsensus(groups) : null
    const divides = divisiveness(
      groups.map(({ sums }) => sums),
      scale,
    )
    if (!consensus || !divides) return []
    return [
      {
        id,
        label,
        groups: groups.length,
        agree: consensus.agreeRoot,
        disagree: consensus.disagreeRoot,
        inEach: sideOfEach(groups),
        ...divides,
      },
    ]
  })
}

/** The number that stands most often, the largest of those that stand as often; undefined of none. */
function commonest(numbers: readonly number[]) {
  const times = (one: number) => numbers.filter((other) => other === one).length
  return [...numbers].sort((a, b) => times(b) - times(a) || b - a)[0]
}

function sideOfEach(groups: readonly GroupOpinion[]) {
  const side = (['agree', 'disagree'] as const).find((one) => groups.every((group) => group[one] * 2 > group.seen))
  return side ?? null
}

/** From this on an item is said to cross the table, or to divide it. */
export const CROSSES = 0.6
export const DIVIDES = 0.35

/**
 * The three that cross the table best and the three that divide it most, where any do. What is said to be held in every group is held by most of each: over many groups
 * a product stays high with one group against it.
 */
export function standOut(placed: readonly Placed[]) {
  const best = (of: (one: Placed) => number, least: number, from = placed) =>
    from
      .filter((one) => of(one) >= least)
      .sort((a, b) => of(b) - of(a))
      .slice(0, 3)
  const inEach = (side: Placed['inEach']) => placed.filter((one) => one.inEach === side)
  return {
    cross: best(({ agree }) => agree, CROSSES, inEach('agree')),
    reject: best(({ disagree }) => disagree, CROSSES, inEach('disagree')),
    divide: best(({ spread }) => spread, DIVIDES),
  }
}
