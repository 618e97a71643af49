import { rankSum } from '../../counting/rank-tests.ts'
import type { CriteriaResult } from './count.ts'
import { type CriteriaAnswer, ratingField } from './words.ts'

/** Of a group, or of everybody (`groupId` null): how many left and stayed, and how likely their earlier ratings differ as much by chance alone, with two decimals. */
export type LeftLine = { groupId: string | null; left: number; stayed: number; p: number }
export type Leavers = {
  lines: LeftLine[]
  /** The items that those who left had rated otherwise, after Holm's correction for how many items are asked about. */
  items: { id: string; label: string }[]
}

/** Whoever answered the round before: whether they answered the latest one too. */
export type Answered = { groupId: string; stayed: boolean; answer: CriteriaAnswer }

/** Below it, a difference is told as one. */
export const DIFFERS_UNDER = 0.05

/**
 * Whether those who left had rated otherwise in the round before than those who stayed: Wilcoxon's rank-sum test of everybody's mean rating on the
 * criterion that decides, over all and by group, and of each item. Only of what that round shows, and of four or more on either side; null of nothing.
 */
export function leaversIn(all: readonly Answered[], before: CriteriaResult): Leavers | null {
  const shown = before.items.filter(({ criteria }) => criteria[0]!.overall !== null)
  const fields = shown.map(({ id, criteria }) => ratingField(id, criteria[0]!.id))
  const smallest = before.rule.smallestShown
  const everybody = { groupId: null, ...sides(all, (answer) => meanOf(answer, fields)) }
  const groups = Object.keys(before.turnout)
    .filter((groupId) => shown.every(({ criteria }) => isGroupShown(criteria[0]!.groups, groupId)))
    .map((groupId) => {
      const own = all.filter((one) => one.groupId === groupId)
      return { groupId, ...sides(own, (answer) => meanOf(answer, fields)) }
    })
  const lines = [everybody, ...groups].flatMap(({ groupId, left, stayed }): LeftLine[] => {
    const p = compared(left, stayed, smallest)
    return p === null ? [] : [{ groupId, left: left.length, stayed: stayed.length, p: Math.round(p * 100) / 100 }]
  })
  if (lines[0]?.groupId !== null) return null
  const items = shown.flatMap(({ id, label }, at) => {
    const { left, stayed } = sides(all, (answer) => ratingIn(answer, fields[at]!))
    const p = compared(left, stayed, smallest)
    return p === null ? [] : [{ id, label, p }]
  })
  return { lines, items: beyondChance(items).map(({ id, label }) => ({ id, label })) }
}

function sides(all: readonly Answered[], of: (answer: CriteriaAnswer) => number | null) {
  const rated = (stayed: boolean) =>
    all.filter((one) => one.stayed === stayed).flatMap(({ answer }) => of(answer) ?? [])
  return { left: rated(false), stayed: rated(true) }
}

/** Where all rated alike, nothing differs. */
function compared(left: readonly number[], stayed: readonly number[], smallest: number): number | null {
  if (left.length < smallest || stayed.length < smallest) return null
  return rankSum(left, stayed)?.p ?? 1
}

/** S. Holm, Scandinavian Journal of Statistics 6 (1979) 65-70: the smallest p against all comparisons, the next against one less, until one holds. */
function beyondChance<One extends { p: number }>(compared: readonly One[]): One[] {
  const ordered = [...compared].sort((a, b) => a.p - b.p)
  const end = ordered.findIndex(({ p }, at) => p * (ordered.length - at) >= DIFFERS_UNDER)
  const found = new Set(end < 0 ? ordered : ordered.slice(0, end))
  return compared.filter((one) => found.has(one))
}

function meanOf(answer: CriteriaAnswer, fields: readonly string[]): number | null {
  const ratings = fields.flatMap((field) => ratingIn(answer, field) ?? [])
  return ratings.length ? ratings.reduce((sum, one) => sum + one, 0) / ratings.length : null
}

const ratingIn = (answer: CriteriaAnswer, field: string) => {
  const rating = answer[field]
  return typeof rating === 'number' ? rating : null
}

function isGroupShown(groups: readonly { groupId: string; figures: unknown }[], groupId: string) {
  return groups.some((one) => one.groupId === groupId && one.figures !== null)
}
