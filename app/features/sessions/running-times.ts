/** What the times of an agenda follow from. Items stand in their order; those below another name it. */
export type Timed = { id: string; parentId: string | null; minutes: number; kind?: string; visibility?: string }

export type RunningTime = {
  /** Minutes after the start of the session. */
  start: number
  /** One with items below it lasts as long as they do. */
  minutes: number
  /** As people say it: 2, 2.1; none for a break, and for what not everybody sees: all have the same numbers. */
  number: string
}

export type Running = { times: Map<string, RunningTime>; total: number }

/** When each item begins if all before it take their time. Whatever is no number of minutes yet counts as none. */
export function runningTimes(items: Timed[]): Running {
  const times = new Map<string, RunningTime>()
  const below = childrenOf(items)
  let clock = 0
  let number = 0
  for (const item of items.filter(({ parentId }) => parentId === null)) {
    const children = below.get(item.id) ?? []
    if (isCounted(item)) number++
    const start = clock
    let ofChild = 0
    for (const child of children) {
      if (isCounted(child)) ofChild++
      const ordinal = isCounted(item) && isCounted(child) ? `${number}.${ofChild}` : ''
      times.set(child.id, { start: clock, minutes: minutesOf(child), number: ordinal })
      clock += minutesOf(child)
    }
    if (!children.length) clock += minutesOf(item)
    times.set(item.id, { start, minutes: clock - start, number: isCounted(item) ? String(number) : '' })
  }
  return { times, total: clock }
}

function isCounted({ kind, visibility }: Timed) {
  return kind !== 'break' && visibility !== 'moderators'
}

function minutesOf({ minutes }: Timed) {
  return Number.isFinite(minutes) && minutes > 0 ? minutes : 0
}

export function childrenOf<I extends { id: string; parentId: string | null }>(items: I[]): Map<string, I[]> {
  const below = new Map<string, I[]>()
  for (const item of items) if (item.parentId) below.set(item.parentId, [...(below.get(item.parentId) ?? []), item])
  return below
}

export type Shortening = { id: string; by: number; to: number }

/** Nobody talks usefully for less. */
const SHORTEST = 5

/**
 * Which one item to shorten so that the session ends in time, and to how many minutes: the last of the longest that have not begun, since
 * what comes later can be told of the change. Null where all fits, or where no one item has the minutes to give.
 */
export function shortening(items: Timed[], planned: number, begun: ReadonlySet<string> = new Set()): Shortening | null {
  const by = runningTimes(items).total - planned
  if (by <= 0) return null
  const below = childrenOf(items)
  const able = items.filter(
    (item) => !below.has(item.id) && item.kind !== 'break' && !begun.has(item.id) && item.minutes - by >= SHORTEST,
  )
  const longest = Math.max(...able.map(({ minutes }) => minutes))
  const item = able.findLast(({ minutes }) => minutes === longest)
  return item ? { id: item.id, by, to: item.minutes - by } : null
}
