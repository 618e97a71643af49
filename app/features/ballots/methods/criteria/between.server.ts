import type { ItemReason } from '../../ballot-words.ts'
import { type Stability, stability } from '../../counting/delphi.ts'
import type { GroupAnswer } from '../method.server.ts'
import type { CriteriaResult, RatedItem } from './count.ts'
import { type CriteriaAnswer, ratingField, reasonField } from './words.ts'

/** By item, how the ratings of those who answered both rounds moved on the criterion that decides; null where that is not told. */
export type Moves = Record<string, Stability | null>

/** Told of four pairs or more, and where both rounds show their totals. */
export function movesOf(
  pairs: readonly (readonly [CriteriaAnswer, CriteriaAnswer])[],
  before: CriteriaResult,
  after: CriteriaResult,
): Moves {
  return Object.fromEntries(
    after.items.map((item) => {
      const field = ratingField(item.id, item.criteria[0]!.id)
      const both = pairs.flatMap(([first, second]) => {
        const [one, two] = [first[field], second[field]]
        return typeof one === 'number' && typeof two === 'number' ? [[one, two] as const] : []
      })
      const earlier = before.items.find(({ id }) => id === item.id)
      const isShown = isTotalShown(item) && earlier !== undefined && isTotalShown(earlier)
      return [item.id, isShown && both.length >= after.rule.smallestShown ? stability(both) : null]
    }),
  )
}

const isTotalShown = ({ criteria }: RatedItem) => criteria[0]!.overall !== null

/** Why people rated as they did: without a name, in an order that says nothing, and with the group only where its figures are shown. */
export function reasonsIn(
  votes: readonly GroupAnswer<CriteriaAnswer>[],
  { items }: Pick<CriteriaResult, 'items'>,
): ItemReason[] {
  return items.flatMap(({ id, criteria }) => {
    const shown = new Set(criteria[0]!.groups.flatMap(({ groupId, figures }) => (figures ? [groupId] : [])))
    const reasons = votes.flatMap(({ groupId, answer }) => {
      const text = answer[reasonField(id)]
      return typeof text === 'string' && text
        ? [{ itemId: id, groupId: shown.has(groupId) ? groupId : null, text }]
        : []
    })
    return reasons.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0))
  })
}
