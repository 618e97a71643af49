import type { CriteriaResult, RatedItem } from './count.ts'

/** What came of each item on the criterion that decides. */
export type Sorted = { in: RatedItem[]; out: RatedItem[]; none: RatedItem[]; untold: RatedItem[] }

export function sortedItems({ items }: Pick<CriteriaResult, 'items'>): Sorted {
  const sorted: Sorted = { in: [], out: [], none: [], untold: [] }
  for (const item of items) sorted[item.criteria[0]?.overall?.consensus ?? 'untold'].push(item)
  return sorted
}

/** A group shown whose middle answer is under this says no. */
const BLOCKS_UNDER = 4

/** What all together agree on and a group shown says no to (methods: "majority overall, but blocked in one group"). */
export function blockedItems(result: Pick<CriteriaResult, 'items'>): RatedItem[] {
  return sortedItems(result).in.filter(({ criteria }) =>
    criteria[0]!.groups.some(({ figures }) => figures?.median != null && figures.median < BLOCKS_UNDER),
  )
}
