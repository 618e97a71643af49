import { Histogram } from 'prom-client'

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

/** Numbers that `/metrics` tells; nothing in the server depends on them. */
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
  rolls = 0
  repairs = 0
  commitFailures = 0
  slowReceivers = 0
  droppedReceivers = 0
  readonly refusals: Record<string, number> = {}
  readonly kicks: Record<string, number> = {}
  readonly ackMs = new Latencies(
    'roundtable_collab_ack_seconds',
    'From the arrival of an edit to its acknowledgement, after the commit',
  )
  readonly commitMs = new Latencies('roundtable_collab_commit_seconds', 'One group commit of the document log')
  readonly tickMs = new Latencies(
    'roundtable_collab_tick_seconds',
    'How long the oldest edit of a tick waited between its commit and its broadcast',
  )

  counts() {
    const {
      updates,
      ticks,
      deliveries,
      commits,
      rows,
      joins,
      loads,
      snapshots,
      versions,
      rolls,
      repairs,
      commitFailures,
      slowReceivers,
      droppedReceivers,
    } = this
    return {
      updates,
      ticks,
      deliveries,
      commits,
      rows,
      joins,
      loads,
      snapshots,
      versions,
      rolls,
      repairs,
      commitFailures,
      slowReceivers,
      droppedReceivers,
    }
  }

  refuse(code: string) {
    this.refusals[code] = (this.refusals[code] ?? 0) + 1
  }

  kick(code: string) {
    this.kicks[code] = (this.kicks[code] ?? 0) + 1
  }
}

/** All measurements as a histogram, and the last thousand for percentiles. */
export class Latencies {
  readonly histogram: Histogram
  private readonly values: number[] = []
  private next = 0

  constructor(name: string, help: string) {
    this.histogram = new Histogram({ name, help, buckets: SECONDS, registers: [] })
  }

  add(value: number) {
    this.histogram.observe(value / 1000)
    this.values[this.next] = value
    this.next = (this.next + 1) % 1000
  }

  percentile(share: number) {
    const sorted = [...this.values].sort((a, b) => a - b)
    return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  }
}
