import type { Running } from '#app/ui/timer.tsx'
import type { ClockPart, ItemClock } from './clock-words.ts'

const MINUTE_MS = 60_000
/** The last tenth of an item is amber, and never less than its last minute. */
const AMBER_SHARE = 0.1

const untouched = { ranMs: 0, extraMinutes: 0, startedAt: null, endedAt: null }

export function clockOfItem(clock: ClockPart, itemId: string): ItemClock {
  return clock.items.find(({ id }) => id === itemId) ?? { id: itemId, ...untouched }
}

/** The clock of an item as a timer shows it: it runs on only where the item is current. */
export function runningOf(clock: ClockPart, { id, minutes }: { id: string; minutes: number }): Running {
  const { ranMs, extraMinutes } = clockOfItem(clock, id)
  const allowedMs = (minutes + extraMinutes) * MINUTE_MS
  return {
    ranMs,
    runningSince: clock.itemId === id ? clock.runningSince : null,
    allowedMs,
    amberMs: Math.max(MINUTE_MS, allowedMs * AMBER_SHARE),
  }
}
