import type { GroupTurnout } from '../turnout.ts'
import type { BundleVote, CountedVote } from './bundle-words.ts'

/** So many ways to give the votes of hidden groups to them are tried. */
const MOST_WAYS = 400

/**
 * Counts votes of which those of hidden groups carry no group. How many each of these groups cast is public, so the votes are given to
 * them in one way after the other, until one counts as it was published. Which way is the true one nobody is told: all that a recount
 * can show is that the votes allow the result. Returns the count of the first way where none does.
 */
export function recountVotes(
  votes: readonly BundleVote[],
  electorate: readonly GroupTurnout[],
  hidden: readonly string[],
  counted: (votes: readonly CountedVote[]) => string,
  published: string,
): string {
  const places = electorate
    .filter(({ groupId }) => hidden.includes(groupId))
    .flatMap(({ groupId, voted }) => new Array<string>(voted).fill(groupId))
  const countOf = (order: readonly string[]) => counted(given(votes, order))
  const first = countOf(places)
  if (first === published || votes.every(({ group }) => group !== null)) return first
  const next = randomNumbers(places.length)
  for (let way = 1; way < MOST_WAYS; way++) {
    const result = countOf(shuffled(places, next))
    if (result === published) return result
  }
  return first
}

function given(votes: readonly BundleVote[], places: readonly string[]): CountedVote[] {
  let at = 0
  return votes.map(({ group, ...vote }) => ({
    ...vote,
    groupId: group ?? places[at++ % Math.max(1, places.length)] ?? '',
  }))
}

function shuffled<T>(items: readonly T[], next: () => number): T[] {
  const order = [...items]
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(next() * (at + 1))
    ;[order[at], order[other]] = [order[other]!, order[at]!]
  }
  return order
}

/** The same numbers from 0 to 1 everywhere (mulberry32): every recount tries the same ways. */
function randomNumbers(seed: number) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
