import type { FloorKind, FloorOrder, FloorWeights } from './floor-words.ts'

/** Whoever has been passed over so often goes before everybody who raises no point of order and was not put elsewhere by a moderator. */
export const PASSED_OVER_LIMIT = 5

/** Somebody waits for the floor. */
export type Waiting = {
  id: string
  personId: string
  groupId: string
  kind: FloorKind
  askedAt: Date
  /** How many others they still let go first. */
  letBy: number
  /** How many who asked later have had the floor since. */
  passedOver: number
  /** Where a moderator has put them, from 1. */
  pinnedTo: number | null
}

/** Somebody had the floor in this session, or has it: `ms` is what they have said up to the last stop of their clock. */
export type Turn = {
  personId: string
  groupId: string
  itemId: string | null
  startedAt: Date
  ms: number
  /** Set while they have the floor: how long they may. */
  allowedMs: number | null
}

export type FloorFacts = {
  waiting: readonly Waiting[]
  turns: readonly Turn[]
  weights: FloorWeights
  order: FloorOrder
  /** How long a speech is meant to be. */
  speechMs: number
  /** The current item, where each group may speak on it only so long. */
  budget: { itemId: string; ms: number } | null
}

/** Why somebody stands where they do, in a form that words are made from: the number is of seconds, of people or of a place in the order asked. */
export type Reason =
  | { is: 'point' | 'pinned' | 'group-silent' | 'group-floor' | 'group-last' | 'person-silent' }
  | { is: 'overdue' | 'lets-by' | 'budget' | 'group-time' | 'person-time' | 'asked'; n: number }

export type Place = { request: Waiting; reasons: Reason[] }

/**
 * The order in which the floor is proposed, each place with its reasons. It depends on what was asked and said and on nothing else: not on the order of
 * the rows, and not on the time of day, so that it changes with an act and never by itself.
 *
 * 1. Points of order, in the order asked.
 * 2. Who has been passed over PASSED_OVER_LIMIT times, in the order asked.
 * 3. The others by points, the most first; who has as many, in the order asked. With S the length of a speech in this session, the points are
 *      unheard  x 1, for who has not spoken in this session
 *      group    x S / (S + the time of their group)
 *      person   x S / (S + their own time)
 *      rotation x k / (k + 1), k other groups having had the floor since theirs; 1 where theirs never had it
 *      waiting  x h / (h + 1), h speeches having begun since they asked
 *    with the weights of the session. A speech under way counts with the whole time that it may take.
 * 4. Likewise, those whose group has used up its time on the current item.
 *
 * Then who lets others go first moves behind so many, and whom a moderator has put somewhere stands there. In the order `asked`, 2 to 4 are one, without points.
 *
 * Nobody waits for ever: while the floor goes to the first place each time, somebody of whom r others have asked earlier has it after at most
 * r + PASSED_OVER_LIMIT speeches, not counting points of order, speakers whom a moderator has put before them, and whom they let go first themselves.
 */
export function fairOrder(facts: FloorFacts): Place[] {
  const asked = [...facts.waiting].sort(byAsked)
  const said = whatWasSaid(facts)
  const rank = new Map(asked.map(({ id }, at) => [id, at + 1]))
  const ranked = asked
    .map((request) => ({ request, level: levelOf(request, facts, said), points: pointsOf(request, facts, said) }))
    .sort((a, b) => a.level - b.level || (usesPoints(a.level, facts) ? b.points - a.points : 0))
  const free = ranked.map(({ request }) => request).filter(({ pinnedTo }) => pinnedTo === null)
  const order = withPinned(lettingOthersGoFirst(free), asked)
  return order.map((request) => ({ request, reasons: reasonsOf(request, facts, said, rank.get(request.id)!) }))
}

/** What giving the floor to one of them changes in the others, by id: they were passed over, have let one go first, or move up. */
export function afterGiving(facts: FloorFacts, givenId: string) {
  const [places, unmoved] = [fairOrder(facts), fairOrder(withoutLettingBy(facts))].map((order) =>
    order.map(({ request }) => request.id),
  ) as [string[], string[]]
  const given = facts.waiting.find(({ id }) => id === givenId)
  if (!given) return []
  return facts.waiting.flatMap((request) => {
    if (request.id === givenId) return []
    const { letBy, passedOver, pinnedTo } = request
    const letGo = letBy > 0 && unmoved.indexOf(request.id) < unmoved.indexOf(givenId)
    const passed = letBy === 0 && byAsked(request, given) < 0
    const up = pinnedTo !== null && pinnedTo > 1 && places.indexOf(givenId) < places.indexOf(request.id)
    if (!letGo && !passed && !up) return []
    return [
      {
        id: request.id,
        letBy: letBy - Number(letGo),
        passedOver: passedOver + Number(passed),
        pinnedTo: pinnedTo === null ? null : pinnedTo - Number(up),
      },
    ]
  })
}

/** What putting one of them at a place changes, by id: whoever was put there before changes places with them. */
export function afterPinning(facts: FloorFacts, id: string, place: number): { id: string; pinnedTo: number }[] {
  const from = fairOrder(facts).findIndex(({ request }) => request.id === id) + 1
  const there = facts.waiting.find((request) => request.pinnedTo === place && request.id !== id)
  return [{ id, pinnedTo: place }, ...(there ? [{ id: there.id, pinnedTo: from }] : [])]
}

const withoutLettingBy = (facts: FloorFacts) => ({
  ...facts,
  waiting: facts.waiting.map((request) => ({ ...request, letBy: 0 })),
})

type Asked = Pick<Waiting, 'id' | 'askedAt'>
const byAsked = (a: Asked, b: Asked) => a.askedAt.getTime() - b.askedAt.getTime() || (a.id < b.id ? -1 : 1)

type Said = {
  person: Map<string, number>
  group: Map<string, number>
  /** Groups, the one that has or last had the floor first. */
  lastGroups: string[]
  floorGroup: string | null
  onItem: Map<string, number>
}

function whatWasSaid({ turns, budget }: FloorFacts): Said {
  const said: Said = { person: new Map(), group: new Map(), lastGroups: [], floorGroup: null, onItem: new Map() }
  const latest = [...turns].sort((a, b) => b.startedAt.getTime() - a.startedAt.getTime())
  for (const { personId, groupId, itemId, ms, allowedMs } of latest) {
    const counted = Math.max(ms, allowedMs ?? 0)
    add(said.person, personId, counted)
    add(said.group, groupId, counted)
    if (budget && itemId === budget.itemId) add(said.onItem, groupId, ms)
    if (!said.lastGroups.includes(groupId)) said.lastGroups.push(groupId)
    if (allowedMs !== null) said.floorGroup = groupId
  }
  return said
}

function add(sums: Map<string, number>, key: string, ms: number) {
  sums.set(key, (sums.get(key) ?? 0) + ms)
}

const LEVEL = { point: 1, overdue: 2, ordinary: 3, spent: 4 }

function levelOf({ kind, passedOver, groupId }: Waiting, { order, budget }: FloorFacts, { onItem }: Said) {
  if (kind === 'point') return LEVEL.point
  if (order === 'asked') return LEVEL.ordinary
  if (passedOver >= PASSED_OVER_LIMIT) return LEVEL.overdue
  return budget && (onItem.get(groupId) ?? 0) >= budget.ms ? LEVEL.spent : LEVEL.ordinary
}

const usesPoints = (level: number, { order }: FloorFacts) => order === 'fair' && level >= LEVEL.ordinary

function pointsOf(request: Waiting, { turns, weights, speechMs }: FloorFacts, said: Said) {
  const least = (ms: number) => speechMs / (speechMs + ms)
  const over = (count: number) => count / (count + 1)
  const since = said.lastGroups.indexOf(request.groupId)
  const heard = turns.filter(({ startedAt }) => startedAt > request.askedAt).length
  return (
    weights.unheard * Number(!said.person.has(request.personId)) +
    weights.group * least(said.group.get(request.groupId) ?? 0) +
    weights.person * least(said.person.get(request.personId) ?? 0) +
    weights.rotation * (since < 0 ? 1 : over(since)) +
    weights.waiting * over(heard)
  )
}

/** From the last to the first, so that nobody who moves takes another along. */
function lettingOthersGoFirst(order: Waiting[]) {
  const moved = [...order]
  for (const request of [...order].reverse()) {
    if (!request.letBy) continue
    const from = moved.indexOf(request)
    moved.splice(from, 1)
    moved.splice(from + request.letBy, 0, request)
  }
  return moved
}

/** Each at its place, or at the end where fewer wait. Of two at one place who asked earlier has it, and the other the next. */
function withPinned(free: Waiting[], asked: Waiting[]) {
  const order = [...free]
  const pinned = asked
    .filter(({ pinnedTo }) => pinnedTo !== null)
    .sort((a, b) => a.pinnedTo! - b.pinnedTo! || byAsked(a, b))
  let after = 0
  for (const request of pinned) {
    after = Math.max(request.pinnedTo!, after + 1)
    order.splice(after - 1, 0, request)
  }
  return order
}

function reasonsOf(request: Waiting, facts: FloorFacts, said: Said, rank: number): Reason[] {
  const level = levelOf(request, facts, said)
  const reasons: Reason[] = []
  if (request.pinnedTo !== null) reasons.push({ is: 'pinned' })
  if (request.letBy) reasons.push({ is: 'lets-by', n: request.letBy })
  if (level === LEVEL.point) reasons.push({ is: 'point' })
  if (level === LEVEL.overdue) reasons.push({ is: 'overdue', n: request.passedOver })
  if (level === LEVEL.spent) reasons.push({ is: 'budget', n: facts.budget!.ms / 1000 })
  if (usesPoints(level, facts)) reasons.push(...whatCounted(request, facts, said))
  return [...reasons, { is: 'asked', n: rank }]
}

function whatCounted({ groupId, personId }: Waiting, { weights }: FloorFacts, said: Said): Reason[] {
  const [ofGroup, own] = [said.group.get(groupId), said.person.get(personId)]
  const group: Reason =
    ofGroup === undefined
      ? { is: 'group-silent' }
      : said.floorGroup === groupId
        ? { is: 'group-floor' }
        : { is: 'group-time', n: Math.round(ofGroup / 1000) }
  const person: Reason = own === undefined ? { is: 'person-silent' } : { is: 'person-time', n: Math.round(own / 1000) }
  return [
    ...(weights.group || weights.rotation ? [group] : []),
    ...((weights.unheard || weights.person) && ofGroup !== undefined ? [person] : []),
    ...(weights.rotation && said.lastGroups[0] === groupId && said.floorGroup !== groupId
      ? [{ is: 'group-last' } as const]
      : []),
  ]
}
