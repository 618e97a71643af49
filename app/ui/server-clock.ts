import { useEffect, useReducer } from 'react'
import { useFormat } from './format.tsx'
import { useHydrated } from './use-hydrated.ts'

/** Asks the server what time it is. */
type Ask = () => Promise<number>

/** Of so many answers the one that was the fastest is believed: the others waited somewhere on their way. */
const PROBES = 5
/** So far the device's clock and its stopwatch may part before one of them was put right, or stood still in a sleep. */
const DRIFT_MS = 100

type Clock = { offset: number; drift: number; measured: boolean }

let clock: Clock | undefined
let ask: Ask | undefined
let measuring: Promise<void> | undefined
const hearers = new Set<() => void>()

const driftNow = () => Date.now() - performance.now()

/** Now, by the server's clock: moments of a session are compared with this one and never with the device's. */
export function serverNow(): number {
  return Math.round(Date.now() + (clock?.offset ?? 0))
}

/** What the page itself says, when it was made, until the server has been asked: good to the time that it took to come. */
function believePage(madeAt: string | undefined) {
  if (clock || !madeAt || Number.isNaN(Date.parse(madeAt))) return
  const [arrival] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  const since = arrival?.responseStart ? performance.now() - arrival.responseStart : 0
  clock = { offset: Date.parse(madeAt) + since - Date.now(), drift: driftNow(), measured: false }
}

/** Compares the clocks now and whenever they may have parted: the line calls this when it is there, and again when it is back. */
export function measureServerClock(by: Ask): Promise<void> {
  ask = by
  measuring ??= probe(by).finally(() => (measuring = undefined))
  return measuring
}

async function probe(by: Ask) {
  let fastest = Infinity
  for (let probes = 0; probes < PROBES; probes++) {
    const sent = performance.now()
    const said = await by().catch(() => undefined)
    if (said === undefined) return
    const trip = performance.now() - sent
    if (trip >= fastest) continue
    fastest = trip
    clock = { offset: said + trip / 2 - Date.now(), drift: driftNow(), measured: true }
    hearers.forEach((hear) => hear())
  }
}

/** After a sleep, and when somebody has put the device's clock right. */
function checkDrift() {
  if (ask && clock?.measured && Math.abs(driftNow() - clock.drift) > DRIFT_MS) void measureServerClock(ask)
}

function measureWhenShown() {
  if (ask && document.visibilityState === 'visible') void measureServerClock(ask)
}

if (typeof document !== 'undefined') document.addEventListener('visibilitychange', measureWhenShown)

/**
 * Now, by the server's clock, anew every so many milliseconds: at the moments that are whole numbers of them behind `from`, so that all
 * screens change a second at once. 0 stands still, for a clock that is paused. The first drawing is that of the server.
 */
export function useServerNow(everyMs = 1000, from = 0): number {
  const { now: madeAt } = useFormat()
  const hydrated = useHydrated()
  const [, drawAgain] = useReducer((times: number) => times + 1, 0)

  useEffect(() => {
    believePage(madeAt)
    hearers.add(drawAgain)
    let timer: ReturnType<typeof setTimeout>
    function next() {
      if (!everyMs) return
      const behind = (((serverNow() - from) % everyMs) + everyMs) % everyMs
      timer = setTimeout(() => {
        checkDrift()
        drawAgain()
        next()
      }, everyMs - behind)
    }
    drawAgain()
    next()
    return () => {
      clearTimeout(timer)
      hearers.delete(drawAgain)
    }
  }, [everyMs, from, madeAt])

  return hydrated ? serverNow() : Date.parse(madeAt ?? '') || serverNow()
}
