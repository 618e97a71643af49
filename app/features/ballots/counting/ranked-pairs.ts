import { grouped } from './cast.ts'
import type { PairwiseMatrix } from './pairwise.ts'
import { tiers } from './ranking.ts'

/** A majority of one option over another, and whether it is locked: null where that depends on which of several equal ones comes first. */
export type LockStep = { winner: string; loser: string; votes: number; against: number; locked: boolean | null }

export type RankedPairsResult = {
  /** Who wins in some order of equal majorities, in the order of the ballot. */
  winners: string[]
  /** Everybody from best to worst; null where it depends on the order of equal majorities. */
  ranking: string[][] | null
  /** Majorities in the order in which they are looked at. */
  steps: LockStep[]
  /** True where equal majorities contradict each other, so that their order matters. */
  tied: boolean
}

type Majority = { a: number; b: number; votes: number; against: number; locks: boolean; skips: boolean }
/** Whom each option is locked over, directly or through others: a set of bits an option. */
type Reach = readonly bigint[]

/** Above this many branches the contradicting majorities of one strength are all left out, which favours none of them. */
const MOST_BRANCHES = 4_000

/**
 * Ranked pairs with winning votes: T. N. Tideman, "Independence of clones as a criterion for voting rules", Social Choice and Welfare 4
 * (1987) 185-206. The strongest majority is locked first (most votes, then least opposition); one that would close a circle is left
 * out. Where equal majorities contradict each other, every order of them is followed and all winners are named.
 */
export function rankedPairs(options: readonly string[], pairwise: PairwiseMatrix): RankedPairsResult {
  const majorities = majoritiesOf(pairwise)
  const strengths = grouped(majorities, ({ votes, against }) => `${votes}:${against}`)
  const ends = follow(strengths, options.length)
  const loses = (reach: Reach, at: number) => reach.some((over) => (over >> BigInt(at)) & 1n)
  const wins = options.filter((_, at) => ends.some((reach) => !loses(reach, at)))
  const [only] = ends
  const single = ends.length === 1 && only
  return {
    winners: wins,
    ranking: single ? tiers(options, (a, b) => ((single[a]! >> BigInt(b)) & 1n) === 1n) : null,
    steps: majorities.map(({ a, b, votes, against, locks, skips }) => ({
      winner: options[a]!,
      loser: options[b]!,
      votes,
      against,
      locked: locks && skips ? null : locks,
    })),
    tied: majorities.some(({ locks, skips }) => locks && skips),
  }
}

function majoritiesOf(pairwise: PairwiseMatrix): Majority[] {
  return pairwise
    .flatMap((row, a) =>
      row.map((votes, b) => ({ a, b, votes, against: pairwise[b]![a]!, locks: false, skips: false })),
    )
    .filter(({ votes, against }) => votes > against)
    .sort((x, y) => y.votes - x.votes || x.against - y.against)
}

/** Every end that the orders of equal majorities lead to. */
function follow(strengths: readonly Majority[][], size: number): Reach[] {
  let states = new Map<string, Reach>([['', new Array<bigint>(size).fill(0n)]])
  for (const equals of strengths) {
    const after = new Map<string, Reach>()
    for (const reach of states.values()) {
      for (const end of lockEquals(equals, reach)) after.set(end.join(), end)
    }
    states = after
  }
  return [...states.values()]
}

function lockEquals(equals: readonly Majority[], reach: Reach): Reach[] {
  const ends = new Map<string, Reach>()
  const seen = new Set<string>()
  const waiting: Reach[] = [reach]
  while (waiting.length) {
    const at = waiting.pop()!
    if (seen.has(at.join())) continue
    seen.add(at.join())
    const { sure, contradicting } = sorted(equals, at)
    const base = sure.reduce(lock, at)
    if (contradicting.length === 0) ends.set(base.join(), base)
    else if (seen.size > MOST_BRANCHES) {
      for (const one of contradicting) one.locks = one.skips = true
      return [sorted(equals, reach).sure.reduce(lock, reach)]
    } else waiting.push(...contradicting.map((one) => lock(base, one)))
  }
  return [...ends.values()]
}

/** Which majorities can be locked whatever the order of the others, and which are in a circle with some of them. */
function sorted(equals: readonly Majority[], reach: Reach) {
  const open = equals.filter(({ a, b }) => !has(reach, b, a))
  for (const one of equals) if (!open.includes(one)) one.skips = true
  const all = open.reduce((sum, { a, b }) => joined(sum, a, b), reach)
  const contradicting = open.filter(({ a, b }) => has(all, b, a) && !has(reach, a, b))
  for (const one of open) if (!contradicting.includes(one)) one.locks = true
  return { sure: open.filter((one) => !contradicting.includes(one)), contradicting }
}

function has(reach: Reach, from: number, to: number) {
  return ((reach[from]! >> BigInt(to)) & 1n) === 1n
}

function lock(reach: Reach, one: Majority): Reach {
  one.locks = true
  return joined(reach, one.a, one.b)
}

function joined(reach: Reach, a: number, b: number): Reach {
  const more = reach[b]! | (1n << BigInt(b))
  return reach.map((over, at) => (at === a || (over >> BigInt(a)) & 1n ? over | more : over))
}
