import type { ClockPart } from './clock-words.ts'
import { runningOf } from './item-clock.ts'

type Item = { id: string; title: string; minutes: number; step: boolean }

export type PacedItem = {
  id: string
  state: 'done' | 'current' | 'to-come' | 'skipped'
  /** When it began, or will begin at this pace; null for one that was passed by. */
  at: number | null
  /** Whole minutes that it took so far, or took in all. */
  spentMinutes: number
  allowedMinutes: number
}

export type Pace = {
  items: PacedItem[]
  /** When all is done if everything to come takes its time. */
  finishAt: number
  /** Whole minutes behind the planned end; less than nothing before it. */
  late: number
  /** The end is so far from the planned one that minutes say nothing: it began on another day, or was forgotten. */
  isFar: boolean
  /** What would bring the end back to its time, or towards it. */
  shorten: { id: string; title: string; minutes: number; extraMinutes: number } | null
}

const MINUTE_MS = 60_000
/** Longer than any session is late or early. */
const FAR_MINUTES = 6 * 60

/** The run of show at this moment, with what it means for the end. Before the start it goes by the plan. */
export function paceOf(
  { items, startsAt, endsAt }: { items: readonly Item[]; startsAt: number; endsAt: number },
  clock: ClockPart,
  now: number,
): Pace {
  const steps = items.filter(({ step }) => step)
  const at = steps.findIndex(({ id }) => id === clock.itemId)
  let next = clock.state === 'planned' ? startsAt : now
  const paced = steps.map((step, index): PacedItem => {
    const running = runningOf(clock, step)
    const { startedAt, endedAt } = clock.items.find(({ id }) => id === step.id) ?? { startedAt: null, endedAt: null }
    const spentMs = running.ranMs + (running.runningSince === null ? 0 : Math.max(0, now - running.runningSince))
    const times = { id: step.id, spentMinutes: minutes(spentMs), allowedMinutes: minutes(running.allowedMs) }
    const isCurrent = index === at && clock.state === 'live'
    if (isCurrent || (clock.state !== 'ended' && !endedAt && index > at)) {
      const begins = isCurrent ? startedAt : next
      next += Math.max(0, running.allowedMs - spentMs)
      return { ...times, state: isCurrent ? 'current' : 'to-come', at: begins }
    }
    return { ...times, state: startedAt === null ? 'skipped' : 'done', at: startedAt }
  })
  const finishAt = clock.endedAt ?? next
  const late = Math.round((finishAt - endsAt) / MINUTE_MS)
  const isFar = Math.abs(late) > FAR_MINUTES
  const shorten = clock.state === 'live' && !isFar ? offer(steps, paced, clock, late) : null
  return { items: paced, finishAt, late, isFar, shorten }
}

/** Half of the longest item to come can be given up, and no more than is missing. */
function offer(steps: readonly Item[], paced: PacedItem[], clock: ClockPart, late: number): Pace['shorten'] {
  const longest = paced
    .filter(({ state }) => state === 'to-come')
    .reduce<PacedItem | null>((one, other) => (other.allowedMinutes > (one?.allowedMinutes ?? 0) ? other : one), null)
  const step = steps.find(({ id }) => id === longest?.id)
  if (!longest || !step) return null
  const most = Math.min(late, Math.floor(longest.allowedMinutes / 2), 60)
  if (most < 1) return null
  const { extraMinutes = 0 } = clock.items.find(({ id }) => id === step.id) ?? {}
  return { id: step.id, title: step.title, minutes: most, extraMinutes }
}

const minutes = (ms: number) => Math.floor(ms / MINUTE_MS)
