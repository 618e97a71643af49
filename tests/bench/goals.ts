import type { Result } from './lib/context.ts'
import { cell, figure, type Spread, spreadOf } from './lib/statistics.ts'
import type { System } from './lib/systems.ts'

type Find = (scenario: string, key: string, system?: System) => Spread | null
type Goal = { what: string; goal: string; measured: (find: Find) => { shown: string; met: boolean } | null }

const below =
  (limit: number, scenario: string, key: string, system: System = 'roundtable') =>
  (find: Find) => {
    const own = find(scenario, key, system)
    return own && { shown: cell(own), met: own.median < limit }
  }

const toPeer = (limit: number, scenario: string, key: string) => (find: Find) => {
  const [own, peer] = [find(scenario, key), find(scenario, key, 'hocuspocus')]
  if (!own || !peer) return null
  const times = own.median / peer.median
  return { shown: `${figure(times)}x`, met: times <= limit }
}

const GOALS: Goal[] = [
  {
    what: 'server CPU per delivered edit, 100 people, to Hocuspocus',
    goal: 'at most 0.33x',
    measured: toPeer(0.33, 'room-100', 'cpuPer1000'),
  },
  { what: 'the same, 200 people', goal: 'at most 0.33x', measured: toPeer(0.33, 'room-200', 'cpuPer1000') },
  {
    what: 'bytes per delivered edit, 100 people, to Hocuspocus',
    goal: 'at most 0.5x',
    measured: toPeer(0.5, 'room-100', 'bytesPerDelivery'),
  },
  { what: 'edit to visible p95, 100 people', goal: 'under 80 ms', measured: below(80, 'room-100', 'visibleP95') },
  { what: 'the same, 300 people', goal: 'under 150 ms', measured: below(150, 'room-300', 'visibleP95') },
  { what: "the same, to Hocuspocus's", goal: 'below', measured: toPeer(1, 'room-300', 'visibleP95') },
  {
    what: 'edit to acknowledged p95, 50 people, embedded',
    goal: 'under 40 ms',
    measured: below(40, 'room-50', 'ackP95', 'roundtable-embedded'),
  },
  { what: 'the same, PostgreSQL', goal: 'under 25 ms', measured: below(25, 'room-50', 'ackP95') },
  { what: 'heap per idle socket', goal: 'under 60 kB', measured: below(60, 'sockets-500', 'heapKbEach') },
  { what: 'resident memory per idle socket', goal: 'under 60 kB', measured: below(60, 'sockets-500', 'rssKbEach') },
  {
    what: 'heap per open automerge-paper document',
    goal: 'under 8 MB',
    measured: below(8, 'documents-paper', 'heapMbEach'),
  },
  { what: '300 joins in 2 s: all there', goal: 'within 5 s', measured: below(5000, 'joins-300', 'allSyncedMs') },
]

/** The goals with what this run says of them. */
export function goalsTable(results: Result[]) {
  const find: Find = (scenario, key, system = 'roundtable') =>
    spreadOf(
      results
        .filter((it) => it.scenario === scenario && it.system === system)
        .map((it) => (it.ok ? it.numbers[key] : null)),
    )
  const rows = GOALS.map(({ what, goal, measured }) => {
    const found = measured(find)
    return `| ${what} | ${goal} | ${found?.shown ?? 'not measured'} | ${found ? (found.met ? 'yes' : 'no') : ''} |`
  })
  return ['| what | goal | measured | met |', '| --- | --- | ---: | --- |', ...rows, ''].join('\n')
}
