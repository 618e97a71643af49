import { monitorEventLoopDelay } from 'node:perf_hooks'

/** Twenty looks a second tell a busy process. */
const RESOLUTION_MS = 50
const WINDOW_MS = 1000
/** Nobody asks while no text is open: looking would only cost the process its sleep. */
const UNASKED_MS = 5000

/** How late the event loop was in the last second, in milliseconds at the 95th percentile: one pause alone is no load. */
export class LoopLag {
  private readonly histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  private timer: NodeJS.Timeout | undefined
  private askedAt = 0
  private lastWindow = 0

  constructor(private readonly unaskedMs = UNASKED_MS) {}

  /** 0 within the first second of asking. */
  get p95() {
    this.askedAt = performance.now()
    if (!this.timer) this.start()
    return this.lastWindow
  }

  private start() {
    this.histogram.enable()
    this.timer = setInterval(() => {
      if (performance.now() - this.askedAt > this.unaskedMs) return this.stop()
      // What is measured is the time between two turns, of which the resolution is on purpose.
      this.lastWindow = Math.max(0, this.histogram.percentile(95) / 1e6 - RESOLUTION_MS)
      this.histogram.reset()
    }, WINDOW_MS)
    this.timer.unref()
  }

  stop() {
    clearInterval(this.timer)
    this.timer = undefined
    this.lastWindow = 0
    this.histogram.disable()
    this.histogram.reset()
  }
}

/** What a busy process leaves out first: half of the cursors, then half of the ticks, then all cursors. */
export function easing(lagMs: number) {
  return { ticks: lagMs > 50 ? 2 : 1, cursorsEvery: lagMs > 150 ? Infinity : lagMs > 25 ? 2 : 1 }
}
