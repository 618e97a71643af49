import { canonicalJson } from '#app/shared/canonical-json.ts'
import { type BallotResult, SMALLEST_SHOWN } from '../ballot-words.ts'
import { grouped, headsOf } from '../counting/cast.ts'
import type { GroupTurnout } from '../turnout.ts'
import type { CountedVote, Withheld } from './bundle-words.ts'

type Ballot = {
  votes: readonly CountedVote[]
  /** The same without what people wrote. */
  detached: readonly CountedVote[]
  hidden: readonly string[]
  result: BallotResult
  counted: (votes: readonly CountedVote[]) => string
  /** Whether weights are looked at group by group. */
  byWeight?: true
}

export function withheldFor(ballot: Ballot): Withheld | null {
  const { votes, result } = ballot
  if (headsOf(votes).length < SMALLEST_SHOWN || hidesTotal(result)) return 'too-few'
  if (hasRareWeight(votes)) return 'weights'
  if (ballot.byWeight && hasRareWeightInGroup(ballot)) return 'weights'
  return isTold(ballot) ? 'told' : null
}

/**
 * Groups of which a result shows no more than how many answered: it lists groups with their figures, and some of these are null. A
 * result that lists none says nothing of any group.
 */
export function hiddenGroups(result: BallotResult, electorate: readonly GroupTurnout[]): string[] {
  const lists = listsOfGroups(result)
  const ids = electorate.map(({ groupId }) => groupId)
  if (lists.length === 0) return ids
  const hidden = new Set(lists.flatMap(hiddenIn))
  return ids.filter((id) => hidden.has(id))
}

type Listed = { groupId: string } & Record<string, unknown>

function listsOfGroups(value: unknown): Listed[][] {
  if (typeof value !== 'object' || value === null) return []
  const parts: unknown[] = Object.values(value)
  const isList = Array.isArray(value) && parts.length > 0 && parts.every(isListed)
  return isList ? [parts as Listed[]] : parts.flatMap(listsOfGroups)
}

function isListed(part: unknown) {
  return typeof part === 'object' && part !== null && 'groupId' in part
}

function hiddenIn(list: Listed[]): string[] {
  const figures = Object.keys(list[0]!).filter((key) => list.some((group) => isFigures(group[key])))
  if (figures.length === 0) return list.map(({ groupId }) => groupId)
  return list.filter((group) => figures.some((key) => hasNull(group[key]))).map(({ groupId }) => groupId)
}

function isFigures(value: unknown) {
  return typeof value === 'object' && value !== null
}

function hasNull(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.some(hasNull))
}

const TOTALS = ['overall', 'judged']

/** A total that is not shown, of everything or of one part of the question. */
function hidesTotal(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).some(([key, part]) => (TOTALS.includes(key) && hasNull(part)) || hidesTotal(part))
}

/** Of the first parts, of the second ones and so on each holder has one: what weighs the same among them is as many people. */
function hasRareWeight(votes: readonly CountedVote[]) {
  const sizes = new Map<string, number>()
  for (const { weight = 1, part = 0 } of votes) {
    const kind = `${weight} ${part}`
    sizes.set(kind, (sizes.get(kind) ?? 0) + 1)
  }
  return sizes.size > 1 && [...sizes.values()].some((size) => size < SMALLEST_SHOWN)
}

/** The same within each group that is named, and among all that are not. */
function hasRareWeightInGroup({ votes, hidden }: Ballot) {
  return grouped(votes, ({ groupId }) => (hidden.includes(groupId) ? '' : groupId)).some(hasRareWeight)
}

/**
 * Whether votes without a group would say more of a hidden group than the result: unless all of them are the same, each hidden group
 * must be able to exchange an answer with another one without a change in what is published.
 */
function isTold({ detached, votes, hidden, counted }: Ballot): boolean {
  const pool = [...detached.keys()].filter((at) => hidden.includes(detached[at]!.groupId))
  // How the parts of one holder lie in hidden groups would have to be tried for all of them together.
  if (pool.some((at) => detached[at]!.part)) return true
  const groups = [...new Set(pool.map((at) => detached[at]!.groupId))]
  if (pool.length === 0 || pool.length === detached.length) {
    if (groups.length < 2) return false
  } else if (groups.length < 2) return true
  const answers = detached.map(({ answer, weight = 1 }) => canonicalJson({ answer, weight }))
  if (new Set(pool.map((at) => answers[at])).size === 1) return false
  const published = counted(votes)
  return !groups.every((group) =>
    exchanges(pool, answers, (at) => detached[at]!.groupId, group).some(
      ([own, other]) => counted(exchanged(votes, own, other)) === published,
    ),
  )
}

/** Above this many pairs of different answers, further ones are not tried: rarer ways out hide nobody well. */
const MOST_PAIRS = 400

function exchanges(
  pool: readonly number[],
  answers: readonly string[],
  groupOf: (at: number) => string,
  group: string,
) {
  const seen = new Set<string>()
  const pairs: [number, number][] = []
  for (const own of pool.filter((at) => groupOf(at) === group)) {
    for (const other of pool.filter((at) => groupOf(at) !== group && answers[at] !== answers[own])) {
      const key = `${answers[own]} ${answers[other]} ${groupOf(other)}`
      if (seen.has(key) || pairs.length >= MOST_PAIRS) continue
      seen.add(key)
      pairs.push([own, other])
    }
  }
  return pairs
}

function exchanged(votes: readonly CountedVote[], own: number, other: number): CountedVote[] {
  const [first, second] = [votes[own]!, votes[other]!]
  return votes.with(own, { ...second, groupId: first.groupId }).with(other, { ...first, groupId: second.groupId })
}
