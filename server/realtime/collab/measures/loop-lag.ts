import { monitorEventLoopDelay } from 'node:perf_hooks'

const RESOLUTION_MS = 10
const WINDOW_MS = 1000

/** How late the event loop was in the last second, in milliseconds at the 95th percentile: one pause alone is no load. */
export class LoopLag {
  private readonly histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  private readonly timer: NodeJS.Timeout
  p95 = 0

  constructor() {
    this.histogram.enable()
    this.timer = setInterval(() => {
      // What is measured is the time between two turns, of which the resolution is on purpose.
      this.p95 = Math.max(0, this.histogram.percentile(95) / 1e6 - RESOLUTION_MS)
      this.histogram.reset()
    }, WINDOW_MS)
    this.timer.unref()
  }

  stop() {
    clearInterval(this.timer)
    this.histogram.disable()
  }
}

/** What a busy process leaves out first: half of the cursors, then half of the ticks, then all cursors. */
export function easing(lagMs: number) {
  return { ticks: lagMs > 50 ? 2 : 1, cursorsEvery: lagMs > 150 ? Infinity : lagMs > 25 ? 2 : 1 }
}
