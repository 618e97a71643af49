import fc from 'fast-check'
import type { Answer } from '#app/features/ballots/ballot-words.ts'
import { METHOD_NAMES, type MethodName } from '#app/features/ballots/methods/method-names.ts'
import { methodOf } from '#app/features/ballots/methods/registry.server.ts'

export const OPTIONS = ['o1', 'o2', 'o3'].map((id) => ({ id, label: id }))
export const IDS = OPTIONS.map(({ id }) => id)

const whole = (min: number, max: number) => fc.integer({ min, max })
const maybe = (value: fc.Arbitrary<number>) => fc.option(value, { freq: 4 })
const each = (value: fc.Arbitrary<number | null>, ids = IDS) =>
  fc.record(Object.fromEntries(ids.map((id) => [id, value])))
const ORDERS = [
  [1, 2, 3],
  [2, 1, 3],
  [3, 2, 1],
  [1, null, null],
  [null, 1, 2],
]

/** Any answer that the method's form lets through. */
export const ANSWERS: Record<MethodName, fc.Arbitrary<Answer>> = {
  rating: fc.record({ relevance: maybe(whole(1, 9)), feasibility: maybe(whole(1, 9)) }),
  criteria: fc.record(Object.fromEntries(IDS.map((id) => [`${id}-c1`, maybe(whole(1, 9))])), {
    requiredKeys: [],
  }) as fc.Arbitrary<Answer>,
  consent: fc.constantFrom('favour', 'live', 'abstain').map((position) => ({ position, reason: '' })),
  'yes-no': fc.constantFrom('yes', 'no', 'abstain').map((choice) => ({ choice })),
  approval: each(whole(0, 1)),
  ranking: fc.constantFrom(...ORDERS).map((order) => Object.fromEntries(IDS.map((id, at) => [id, order[at] ?? null]))),
  majority: each(maybe(whole(0, 5))),
  score: each(maybe(whole(0, 10))),
  dots: each(whole(0, 3)),
  quadratic: each(whole(-4, 4)),
  points: fc
    .constantFrom([20, 30, 50], [0, 0, 100], [34, 33, 33])
    .map((given) => Object.fromEntries(IDS.map((id, at) => [id, given[at]!]))),
  pairwise: each(
    whole(-9, 9).filter((value) => value > 0 || value < -1),
    ['o1-o2', 'o1-o3', 'o2-o3'],
  ),
}
/** What else decides which groups are small on an option. */
const CHOSEN: Partial<Record<MethodName, object[]>> = {
  score: [{ missingRule: 'left-out' }, { missingRule: 'zero' }],
  majority: [{ blankGradeRule: 'left-out' }, { blankGradeRule: 'worst' }],
}
export const CASES = METHOD_NAMES.flatMap((method) => (CHOSEN[method] ?? [{}]).map((chosen) => ({ method, chosen })))

/** Settings as a form sends them, with what is chosen here. */
export const settingsFor = (method: MethodName, chosen: object) =>
  methodOf({ method }).settings.parse({ minimumTurnout: '0.25', tieSeed: 'seed', 'criterion-c1': 'Use', ...chosen })
