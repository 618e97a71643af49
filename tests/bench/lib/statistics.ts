const FINE_MS = 1000
const PER_MS = 10
const FINE_BINS = FINE_MS * PER_MS
const LONGEST_MS = 120_000

/** Counts of latencies: tenths of a millisecond up to a second, milliseconds above. Small enough to be sent between processes. */
export class Histogram {
  private readonly bins = new Map<number, number>()
  count = 0
  max = 0

  static from({ bins, max }: { bins: [number, number][]; max: number }) {
    const histogram = new Histogram()
    for (const [bin, times] of bins) histogram.addBin(bin, times)
    histogram.max = max
    return histogram
  }

  add(ms: number) {
    const value = Math.min(LONGEST_MS, Math.max(0, ms))
    this.max = Math.max(this.max, value)
    this.addBin(value < FINE_MS ? Math.floor(value * PER_MS) : FINE_BINS + Math.floor(value - FINE_MS), 1)
  }

  merge(other: Histogram) {
    for (const [bin, times] of other.bins) this.addBin(bin, times)
    this.max = Math.max(this.max, other.max)
    return this
  }

  /** The value that this share of all do not exceed; null of nothing. */
  percentile(share: number): number | null {
    if (!this.count) return null
    let left = Math.max(1, Math.ceil(this.count * share))
    for (const [bin, times] of [...this.bins].sort(([one], [other]) => one - other)) {
      left -= times
      if (left <= 0) return bin < FINE_BINS ? (bin + 1) / PER_MS : FINE_MS + bin - FINE_BINS + 1
    }
    return this.max
  }

  toJSON() {
    return { bins: [...this.bins], max: this.max }
  }

  private addBin(bin: number, times: number) {
    this.bins.set(bin, (this.bins.get(bin) ?? 0) + times)
    this.count += times
  }
}

export type Spread = { median: number; min: number; max: number; times: number }

/** Median with the extremes, of what was measured: null of nothing. */
export function spreadOf(values: (number | null | undefined)[]): Spread | null {
  const sorted = values
    .filter((value): value is number => typeof value === 'number' && Number.isFinite(value))
    .sort((one, other) => one - other)
  if (!sorted.length) return null
  const middle = (sorted.length - 1) / 2
  return {
    median: (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2,
    min: sorted[0]!,
    max: sorted.at(-1)!,
    times: sorted.length,
  }
}

/** Three significant digits, and no more decimals than they need. */
export function figure(value: number) {
  if (value === 0) return '0'
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))))
  return value.toFixed(Math.min(digits, 3))
}

export function cell(spread: Spread | null) {
  if (!spread) return '-'
  const { median, min, max, times } = spread
  return times > 1 ? `${figure(median)} (${figure(min)}-${figure(max)})` : figure(median)
}

/** The ratio of the medians, as "0.33x". */
export function ratio(own: Spread | null, peer: Spread | null) {
  return own && peer && peer.median > 0 ? `${(own.median / peer.median).toFixed(2)}x` : '-'
}
