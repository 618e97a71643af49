import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  afterGiving,
  afterPinning,
  fairOrder,
  type FloorFacts,
  PASSED_OVER_LIMIT,
  type Turn,
  type Waiting,
} from './fair-order.ts'
import { DEFAULT_WEIGHTS, FLOOR_KINDS, FLOOR_ORDERS, WEIGHTS } from './floor-words.ts'

const MINUTE = 60_000
const at = (minute: number) => new Date(Date.UTC(2026, 10, 27, 14) + minute * MINUTE)
const asked = (id: string, minute: number, more: Partial<Waiting> = {}): Waiting => ({
  ...{ id, personId: `p-${id}`, groupId: id, kind: 'contribution', askedAt: at(minute) },
  ...{ letBy: 0, passedOver: 0, pinnedTo: null },
  ...more,
})
const turn = (groupId: string, minute: number, minutes: number, more: Partial<Turn> = {}): Turn => ({
  ...{ personId: `p-${groupId}`, groupId, itemId: 'item', startedAt: at(minute), ms: minutes * MINUTE },
  ...{ allowedMs: null },
  ...more,
})
const facts = (waiting: Waiting[], more: Partial<FloorFacts> = {}): FloorFacts => ({
  ...{ waiting, turns: [], weights: DEFAULT_WEIGHTS, order: 'fair', speechMs: 3 * MINUTE, budget: null },
  ...more,
})
const idsOf = (given: FloorFacts) => fairOrder(given).map(({ request }) => request.id)
const reasons = (given: FloorFacts, id: string) =>
  fairOrder(given)
    .find(({ request }) => request.id === id)!
    .reasons.map((reason) => ('n' in reason ? `${reason.is} ${reason.n}` : reason.is))

describe('the fair order', () => {
  test('is that of the table as it was drawn: a silent group, one that had a minute, somebody new, who has just spoken', () => {
    const turns = [
      turn('ps', 1, 6, { personId: 'vikram' }),
      turn('ci', 9, 6, { personId: 'another' }),
      turn('re', 16, 1, { personId: 'another' }),
      turn('ps', 18, 3, { personId: 'vikram' }),
      turn('cs', 22, 0, { allowedMs: 3 * MINUTE }),
    ]
    const waiting = [
      asked('vikram', 20, { personId: 'vikram', groupId: 'ps' }),
      asked('jonas', 21, { groupId: 're' }),
      asked('ines', 22, { groupId: 'ci' }),
      asked('clara', 23, { groupId: 'ph' }),
    ]
    const given = facts(waiting, { turns })
    expect(idsOf(given)).toEqual(['clara', 'jonas', 'ines', 'vikram'])
    expect(reasons(given, 'clara')).toEqual(['group-silent', 'asked 4'])
    expect(reasons(given, 'jonas')).toEqual(['group-time 60', 'person-silent', 'asked 2'])
    expect(reasons(given, 'vikram')).toEqual(['group-time 540', 'person-time 540', 'asked 1'])
    expect(idsOf({ ...given, order: 'asked' })).toEqual(['vikram', 'jonas', 'ines', 'clara'])
    expect(reasons({ ...given, order: 'asked' }, 'clara')).toEqual(['asked 4'])
  })

  test('counts a speech under way with all the time it may take, and stays as it is while it goes on', () => {
    const speaking = (ms: number) => [turn('a', 0, 0, { personId: 'x', ms, allowedMs: 5 * MINUTE }), turn('b', -9, 4)]
    const waiting = [asked('a', 1), asked('b', 2, { personId: 'y' })]
    const given = facts(waiting, { turns: speaking(0), weights: { ...DEFAULT_WEIGHTS, rotation: 0 } })
    expect(idsOf(given)).toEqual(['b', 'a'])
    expect(idsOf({ ...given, turns: speaking(2 * MINUTE) })).toEqual(['b', 'a'])
    expect(reasons(given, 'a')).toEqual(['group-floor', 'person-silent', 'asked 1'])
  })

  test('puts a point of order first in either order, then who was passed over, and says so', () => {
    const turns = [turn('old', 0, 9)]
    const waiting = [
      asked('old', 1, { passedOver: PASSED_OVER_LIMIT }),
      asked('new', 2),
      asked('point', 3, { kind: 'point', groupId: 'old' }),
    ]
    expect(idsOf(facts(waiting, { turns }))).toEqual(['point', 'old', 'new'])
    expect(reasons(facts(waiting, { turns }), 'old')).toEqual([`overdue ${PASSED_OVER_LIMIT}`, 'asked 1'])
    expect(reasons(facts(waiting, { turns }), 'point')).toEqual(['point', 'asked 3'])
    expect(idsOf(facts(waiting, { turns, order: 'asked' }))).toEqual(['point', 'old', 'new'])
  })

  test('puts a group behind that has used up its time on the item, until it has been passed over', () => {
    const turns = [turn('a', 0, 3), turn('b', 5, 9, { itemId: 'another' })]
    const budget = { itemId: 'item', ms: 3 * MINUTE }
    const waiting = [asked('a', 1, { personId: 'x' }), asked('b', 2)]
    expect(idsOf(facts(waiting, { turns }))).toEqual(['a', 'b'])
    expect(idsOf(facts(waiting, { turns, budget }))).toEqual(['b', 'a'])
    expect(reasons(facts(waiting, { turns, budget }), 'a')).toContain('budget 180')
    const passed = waiting.map((request) => (request.id === 'a' ? { ...request, passedOver: 5 } : request))
    expect(idsOf(facts(passed, { turns, budget }))).toEqual(['a', 'b'])
  })

  test('names no reason that the session’s weights leave out', () => {
    const none = Object.fromEntries(WEIGHTS.map((name) => [name, 0])) as FloorFacts['weights']
    const turns = [turn('a', 0, 9)]
    const given = facts([asked('a', 1), asked('b', 2)], { turns, weights: none })
    expect(idsOf(given)).toEqual(['a', 'b'])
    expect(reasons(given, 'a')).toEqual(['asked 1'])
    expect(idsOf({ ...given, weights: { ...none, unheard: 1 } })).toEqual(['b', 'a'])
    expect(reasons({ ...given, weights: { ...none, unheard: 1 } }, 'a')).toEqual(['person-time 540', 'asked 1'])
  })

  test('takes groups in turn: the one that has just had the floor comes after the one that had it before', () => {
    const turns = [turn('a', 0, 3, { personId: 'x' }), turn('b', 3, 3, { personId: 'y' })]
    const given = facts([asked('b', 7, { personId: 'z' }), asked('a', 8, { personId: 'w' })], { turns })
    expect(idsOf(given)).toEqual(['a', 'b'])
    expect(reasons(given, 'b')).toContain('group-last')
    expect(reasons(given, 'a')).not.toContain('group-last')
  })

  test('counts who has listened for longer', () => {
    const turns = [turn('x', 2, 1), turn('y', 4, 1)]
    const weights = { unheard: 0, group: 0, person: 0, rotation: 1, waiting: 10 }
    const waiting = [asked('x', 1, { personId: 'n' }), asked('y', 3, { personId: 'm' })]
    expect(idsOf(facts(waiting, { turns, weights }))).toEqual(['x', 'y'])
  })

  test('moves who lets others go first behind so many, and lets go of it as they have', () => {
    const waiting = [asked('a', 1, { letBy: 1 }), asked('b', 2), asked('c', 3)]
    expect(idsOf(facts(waiting))).toEqual(['b', 'a', 'c'])
    expect(reasons(facts(waiting), 'a')).toContain('lets-by 1')
    expect(afterGiving(facts(waiting), 'b')).toEqual([{ id: 'a', letBy: 0, passedOver: 0, pinnedTo: null }])
    const first = [asked('z', 0), ...waiting]
    expect(idsOf(facts(first))).toEqual(['z', 'b', 'a', 'c'])
    expect(afterGiving(facts(first), 'z')).toEqual([])
  })

  test('lets two who were put somewhere change places', () => {
    const waiting = [asked('a', 1, { pinnedTo: 1 }), asked('b', 2, { pinnedTo: 2 }), asked('c', 3)]
    const put = afterPinning(facts(waiting), 'a', 2)
    expect(put).toEqual([
      { id: 'a', pinnedTo: 2 },
      { id: 'b', pinnedTo: 1 },
    ])
  })
})

const GROUPS = ['ci', 're', 'ng', 'ps']
const people = fc.integer({ min: 0, max: 11 })
const weights = fc.record(
  Object.fromEntries(WEIGHTS.map((name) => [name, fc.integer({ min: 0, max: 10 })])),
) as unknown as fc.Arbitrary<FloorFacts['weights']>

const anyRequest = fc.record({
  person: people,
  kind: fc.constantFrom(...FLOOR_KINDS),
  minute: fc.integer({ min: 0, max: 30 }),
  letBy: fc.constantFrom(0, 0, 0, 1, 3),
  passedOver: fc.integer({ min: 0, max: 6 }),
})
const anyTurn = fc.record({
  person: people,
  minute: fc.integer({ min: -60, max: 29 }),
  minutes: fc.integer({ min: 0, max: 9 }),
  item: fc.constantFrom('item', 'another'),
})
const anyFacts = fc
  .record({
    requests: fc.uniqueArray(anyRequest, { maxLength: 12, selector: ({ person }) => person }),
    turns: fc.uniqueArray(anyTurn, { maxLength: 20, selector: ({ minute }) => minute }),
    weights,
    order: fc.constantFrom(...FLOOR_ORDERS),
    budget: fc.constantFrom(null, { itemId: 'item', ms: 5 * MINUTE }),
    speaking: fc.boolean(),
  })
  .map(({ requests, turns, speaking, ...rest }) =>
    facts(
      requests.map(({ person, minute, ...request }) =>
        asked(`r${person}`, minute, { ...request, personId: `p${person}`, groupId: GROUPS[person % 4]! }),
      ),
      {
        ...rest,
        turns: turns.map(({ person, minute, minutes, item }, index) =>
          turn(GROUPS[person % 4]!, minute, minutes, {
            personId: `p${person}`,
            itemId: item,
            allowedMs: speaking && index === turns.length - 1 ? 3 * MINUTE : null,
          }),
        ),
      },
    ),
  )

/** Those who wait, with so many of them put somewhere by a moderator. */
const withPins = fc
  .tuple(
    anyFacts,
    fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
    fc.array(fc.nat(), { minLength: 12, maxLength: 12 }),
  )
  .map(([given, chosen, numbers]) => {
    const free = given.waiting.map((_, index) => index + 1)
    const waiting = given.waiting.map((request, index) => {
      const [place] = free.splice(numbers[index]! % free.length, 1)
      return { ...request, pinnedTo: chosen[index] ? place! : null }
    })
    return { ...given, waiting }
  })

describe('whatever was asked and said,', () => {
  test('everybody who waits has one place, with the order asked among its reasons', () => {
    fc.assert(
      fc.property(withPins, (given) => {
        const places = fairOrder(given)
        expect(places.map(({ request }) => request.id).sort()).toEqual(given.waiting.map(({ id }) => id).sort())
        for (const { reasons } of places) expect(reasons.at(-1)).toMatchObject({ is: 'asked' })
      }),
    )
  })

  test('the result does not depend on the order of the rows', () => {
    const shuffled = <T>(rows: readonly T[]) => fc.shuffledSubarray([...rows], { minLength: rows.length })
    fc.assert(
      fc.property(
        withPins.chain((given) => fc.tuple(fc.constant(given), shuffled(given.waiting), shuffled(given.turns))),
        ([given, waiting, turns]) => {
          expect(fairOrder({ ...given, waiting, turns })).toEqual(fairOrder(given))
        },
      ),
    )
  })

  test('who is equal in everything goes in the order asked', () => {
    fc.assert(
      fc.property(anyFacts, ({ waiting, ...given }) => {
        const same = waiting.map((request) => ({
          ...request,
          letBy: 0,
          passedOver: 0,
          groupId: 'ci',
          kind: 'for' as const,
        }))
        const turns = given.turns.filter(({ startedAt }) => startedAt <= at(0))
        const unheard = turns.map((one) => ({ ...one, personId: 'nobody who waits' }))
        const order = fairOrder({ ...given, turns: unheard, waiting: same }).map(({ request }) => request)
        const byTime = [...same].sort((a, b) => a.askedAt.getTime() - b.askedAt.getTime() || (a.id < b.id ? -1 : 1))
        expect(order).toEqual(byTime)
      }),
    )
  })

  test('whom a moderator has put somewhere stands there, and moves up as those before them speak', () => {
    fc.assert(
      fc.property(withPins, (given) => {
        const order = idsOf(given)
        for (const { id, pinnedTo } of given.waiting) if (pinnedTo) expect(order.indexOf(id)).toBe(pinnedTo - 1)
        if (!order.length) return
        const next = served(given, order[0]!, 40)
        for (const { id, pinnedTo } of next.waiting) if (pinnedTo) expect(idsOf(next).indexOf(id)).toBe(pinnedTo - 1)
      }),
    )
  })
})

/** The floor was given to one of them, who has spoken for a minute. */
function served(given: FloorFacts, id: string, minute: number): FloorFacts {
  const changes = new Map(afterGiving(given, id).map((change) => [change.id, change]))
  const { personId, groupId } = given.waiting.find((request) => request.id === id)!
  return {
    ...given,
    waiting: given.waiting.filter((one) => one.id !== id).map((one) => ({ ...one, ...changes.get(one.id) })),
    turns: [...given.turns, turn(groupId, minute, 1, { personId })],
  }
}

describe('nobody waits for ever:', () => {
  const acts = fc.array(
    fc.record({ person: people, kind: fc.constantFrom(...FLOOR_KINDS), gives: fc.boolean(), pin: fc.boolean() }),
    { minLength: 30, maxLength: 120 },
  )

  test('who asked has the floor after those who asked before, five others, points of order and whom a moderator put first', () => {
    let longest = 0
    fc.assert(
      fc.property(weights, acts, fc.constantFrom(...FLOOR_ORDERS), (given, steps, order) => {
        let now = facts([], { weights: given, order, budget: { itemId: 'item', ms: 2 * MINUTE } })
        const allowed = new Map<string, { left: number; waited: number }>()
        for (const [minute, { person, kind, gives, pin }] of steps.entries()) {
          const id = `r${minute}`
          if (!now.waiting.some(({ personId }) => personId === `p${person}`)) {
            const bound = now.waiting.length + PASSED_OVER_LIMIT
            const where = {
              personId: `p${person}`,
              groupId: GROUPS[person % 4]!,
              pinnedTo: pin && person === 3 ? 1 : null,
            }
            now = { ...now, waiting: [...now.waiting, asked(id, minute, { kind, ...where })] }
            allowed.set(id, { left: bound, waited: 0 })
          }
          if (!gives || !now.waiting.length) continue
          const [first] = fairOrder(now)
          const before = first!.request.kind === 'point' || first!.request.pinnedTo !== null
          now = served(now, first!.request.id, minute)
          for (const request of now.waiting) {
            const its = allowed.get(request.id)!
            its.waited++
            if (!before) its.left--
            expect(its.left).toBeGreaterThanOrEqual(0)
            longest = Math.max(longest, request.passedOver)
          }
        }
      }),
      { numRuns: 300 },
    )
    // The limit was met: without it the bound would not have been tried.
    expect(longest).toBeGreaterThanOrEqual(PASSED_OVER_LIMIT)
  })
})
