/** Counters that `/health` and `/metrics` read; nothing in the server depends on them. */
export class Stats {
  sockets = 0
  updates = 0
  ticks = 0
  deliveries = 0
  commits = 0
  rows = 0
  joins = 0
  loads = 0
  snapshots = 0
  versions = 0
  repairs = 0
  commitFailures = 0
  slowReceivers = 0
  droppedReceivers = 0
  readonly refusals: Record<string, number> = {}
  readonly ackMs = new Latencies()
  readonly commitMs = new Latencies()

  counts() {
    const { updates, ticks, deliveries, commits, rows, joins, loads, snapshots, versions, repairs, commitFailures, slowReceivers, droppedReceivers } = this
    return { updates, ticks, deliveries, commits, rows, joins, loads, snapshots, versions, repairs, commitFailures, slowReceivers, droppedReceivers }
  }

  refuse(code: string) {
    this.refusals[code] = (this.refusals[code] ?? 0) + 1
  }
}

/** The last thousand measurements, for percentiles. */
export class Latencies {
  private readonly values: number[] = []
  private next = 0

  add(value: number) {
    this.values[this.next] = value
    this.next = (this.next + 1) % 1000
  }

  percentile(share: number) {
    const sorted = [...this.values].sort((a, b) => a - b)
    return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  }
}
