import { Counter, Gauge, type Registry } from 'prom-client'
import type { Collab } from './room/collab.ts'

/** What each of the plain counters of Stats means, as `/metrics` says it. */
const COUNTED: Record<string, string> = {
  updates: 'Updates that came in, also those refused or repeated',
  ticks: 'Merged broadcasts to the people of a document',
  deliveries: 'Broadcasts times the people they went to',
  commits: 'Group commits of the document log',
  rows: 'Rows written to the document log',
  joins: 'People who were let into a document',
  loads: 'Documents read from the database',
  snapshots: 'Snapshots written',
  versions: 'Versions kept',
  rolls: 'Texts with many client ids that were rolled to a new lineage',
  repairs: 'Repairs of blocks no editor could build',
  commitFailures: 'Group commits that failed and were tried again',
  slowReceivers: 'People who did not read as fast as the others wrote, and were given the difference later',
  droppedReceivers: 'People who were cut off because they read nothing for too long',
}

/** Puts the document server's numbers on the registry; each is read at the moment it is asked for. */
export function measureInto(
  registry: Registry,
  { documents, namespace, stats, lag }: Pick<Collab, 'documents' | 'namespace' | 'stats' | 'lag'>,
) {
  const registers = [registry]
  const gauge = (name: string, help: string, read: () => number) => {
    new Gauge({
      name: `roundtable_${name}`,
      help,
      registers,
      collect() {
        this.set(read())
      },
    })
  }
  const sum = (of: (document: { members: Map<unknown, unknown>; pendingBytes: number }) => number) => () =>
    [...documents.open()].reduce((total, document) => total + of(document), 0)

  gauge('collab_sockets', 'Connections to the document server', () => namespace.sockets.size)
  gauge('documents_open', 'Documents in memory', () => [...documents.open()].length)
  gauge(
    'documents_people',
    'People at a document, once for each document and window',
    sum(({ members }) => members.size),
  )
  gauge(
    'documents_pending_bytes',
    'Bytes of edits that are applied and not yet committed',
    sum(({ pendingBytes }) => pendingBytes),
  )
  gauge('documents_alarms', 'Stored documents that were found damaged', () => documents.alarms.size)
  gauge(
    'event_loop_lag_seconds',
    'How late the event loop was in the last second, at the 99th percentile',
    () => lag() / 1000,
  )

  const counters = stats.counts()
  for (const name of Object.keys(counters) as (keyof typeof counters)[]) {
    const snake = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
    new Counter({
      name: `roundtable_collab_${snake}_total`,
      help: COUNTED[name] ?? name,
      registers,
      collect() {
        standAt(this, stats[name])
      },
    })
  }
  byCode(registry, 'refusals', 'Updates and JOINs that were refused, by code', stats.refusals)
  byCode(registry, 'kicks', 'People who were put out of a document, by code', stats.kicks)
  for (const { histogram } of [stats.ackMs, stats.commitMs, stats.tickMs]) registry.registerMetric(histogram)
}

function byCode(registry: Registry, name: string, help: string, counts: Record<string, number>) {
  new Counter({
    name: `roundtable_collab_${name}_total`,
    help,
    labelNames: ['code'],
    registers: [registry],
    collect() {
      this.reset()
      for (const [code, count] of Object.entries(counts)) this.inc({ code }, count)
    },
  })
}

/** The count is kept elsewhere, where counting costs nothing. */
function standAt(counter: Counter, value: number) {
  counter.reset()
  counter.inc(value)
}
