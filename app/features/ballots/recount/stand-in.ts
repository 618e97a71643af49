import type { GroupTurnout } from '../turnout.ts'
import type { BundleVote, CountedVote } from './bundle-words.ts'

/** So many ways to give the votes of hidden groups to them are tried. */
const MOST_WAYS = 400

/** Which way is counted, and how many are at most. */
export type Step = { way: number; most: number }

/** Where votes without a group may belong: for each of them one place among those of its kind. */
export type Places = { kindOf: (vote: BundleVote) => string; places: Record<string, readonly string[]>; ways?: number }

/** How many each hidden group cast is public: that many places are there for votes without a group. */
export function placesOf(electorate: readonly GroupTurnout[], hidden: readonly string[]): Places {
  const among = electorate.filter(({ groupId }) => hidden.includes(groupId))
  return {
    kindOf: () => '',
    places: { '': among.flatMap(({ groupId, voted }) => new Array<string>(voted).fill(groupId)) },
  }
}

/**
 * Counts votes of which those of hidden groups carry no group. The votes are given to these groups in one way after the other, until one counts as it was
 * published. Which way is the true one nobody is told: all that a recount can show is that the votes allow the result. Returns the count of the first way
 * where none does.
 */
export function* recountSteps(
  votes: readonly BundleVote[],
  { kindOf, places, ways = MOST_WAYS }: Places,
  counted: (votes: readonly CountedVote[]) => string,
  published: string,
): Generator<Step, string> {
  const countOf = (orders: Places['places']) => counted(given(votes, kindOf, orders))
  const first = countOf(places)
  if (first === published || votes.every(({ group }) => group !== null)) return first
  const kinds = Object.entries(places)
  const next = randomNumbers(kinds.reduce((sum, [, { length }]) => sum + length, 0))
  for (let way = 1; way < ways; way++) {
    yield { way, most: ways }
    const result = countOf(Object.fromEntries(kinds.map(([kind, those]) => [kind, shuffled(those, next)])))
    if (result === published) return result
  }
  return first
}

function given(votes: readonly BundleVote[], kindOf: Places['kindOf'], orders: Places['places']): CountedVote[] {
  const at = new Map<string, number>()
  return votes.map(({ group, ...vote }) => {
    if (group !== null) return { ...vote, groupId: group }
    const kind = kindOf({ group, ...vote })
    const [place, order] = [at.get(kind) ?? 0, orders[kind] ?? []]
    at.set(kind, place + 1)
    return { ...vote, groupId: order[place % Math.max(1, order.length)] ?? '' }
  })
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
