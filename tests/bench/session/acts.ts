/** When an act was sent and when its author was told that it is done. */
export type Done = { sentAt: number; answeredAt: number }
type Seen = { count: number; at: number }

/** Moments within so many seconds at which people act: at random, the same in every run. */
export function moments(count: number, seconds: number): number[] {
  let state = 7
  const random = () => (state = (state * 48271) % 2147483647) / 2147483647
  return Array.from({ length: count }, () => random() * seconds * 1000).sort((one, other) => one - other)
}

/** Runs each act at its moment, again until somebody has answered it. */
export function atMoments(when: number[], act: (at: number) => Promise<boolean>): Promise<Done[]> {
  const began = performance.now()
  return Promise.all(
    when.map(async (moment, index) => {
      await pause(moment - (performance.now() - began))
      const sentAt = performance.now()
      while (!(await act(index))) await pause(300)
      return { sentAt, answeredAt: performance.now() }
    }),
  )
}

/**
 * For each act in the order in which they were answered and each screen, how long until the screen showed as many, in milliseconds. Throws
 * where a screen never did.
 */
export function untilShown(done: Done[], screens: (readonly Seen[])[], before = 0): number[] {
  const order = [...done].sort((one, other) => one.answeredAt - other.answeredAt)
  return screens.flatMap((seen) =>
    order.map(({ sentAt }, rank) => {
      const shown = seen.find(({ count }) => count >= before + rank + 1)
      if (!shown) throw new Error(`A screen shows ${seen.at(-1)?.count ?? 'nothing'} of ${before + order.length}`)
      return Math.max(0, shown.at - sentAt)
    }),
  )
}

export function percentile(values: number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other)
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN)
}

export const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)))
