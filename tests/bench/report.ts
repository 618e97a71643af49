import { readFileSync, writeFileSync } from 'node:fs'
import { goalsTable } from './goals.ts'
import type { Result } from './lib/context.ts'
import { inRoot } from './lib/paths.ts'
import { type Circumstances, readResults } from './lib/results.ts'
import { cell, ratio, type Spread, spreadOf } from './lib/statistics.ts'
import { ACKNOWLEDGES, type System, SYSTEMS } from './lib/systems.ts'

const BEGIN = '<!-- bench:begin -->'
const END = '<!-- bench:end -->'
const PEER = 'hocuspocus'
export const NAMES: Record<System, string> = {
  'roundtable-embedded': 'Roundtable, embedded',
  roundtable: 'Roundtable, PostgreSQL',
  hocuspocus: 'Hocuspocus',
  'y-websocket': '@y/websocket-server',
  sharedb: 'ShareDB',
}

type Column = { head: string; key: string; toPeer?: boolean }

const ROOM: Column[] = [
  { head: 'visible p50 ms', key: 'visibleP50' },
  { head: 'p95', key: 'visibleP95' },
  { head: 'p99', key: 'visibleP99' },
  { head: 'acknowledged p50 ms', key: 'ackP50' },
  { head: 'p95', key: 'ackP95' },
  { head: 'CPU ms / 1,000 deliveries', key: 'cpuPer1000', toPeer: true },
  { head: "database's", key: 'databaseCpuPer1000' },
  { head: 'bytes / delivery', key: 'bytesPerDelivery', toPeer: true },
  { head: 'loop lag p99 ms', key: 'lagP99' },
  { head: 'heap kB / socket', key: 'heapPerSocketKb' },
]

/** What each number of the other scenarios is called. */
const HEADS: Record<string, string> = {
  joinP50: 'text there p50 ms',
  joinP95: 'p95',
  joinMax: 'last',
  allSyncedMs: 'all there after ms',
  cpuPerJoin: 'CPU ms / join',
  lagMax: 'longest lag ms',
  coldMs: 'first opens ms',
  warmMs: 'second ms',
  heapKbEach: 'heap kB each',
  rssKbEach: 'resident kB each',
  heapMbEach: 'heap MB each',
  rssMbEach: 'resident MB each',
  mainThreadPerFrameMs: 'main thread ms / frame',
  inputDelayP50: 'input delay p50 ms',
  inputDelayP95: 'p95',
  frames: 'frames',
  seconds: 'seconds',
  editsPerSecond: 'edits / s',
  lateMs: 'latest behind its time ms',
  cpuPer1000Edits: 'CPU ms / 1,000 edits',
  databaseCpuPer1000Edits: "database's",
}

const TITLES: [RegExp, (match: string[]) => string][] = [
  [/^room-(\d+)$/, ([, people]) => `One section, ${people} people, a fifth of them typing`],
  [/^nodes-(\d+)$/, ([, people]) => `One section, ${people} people, two nodes`],
  [
    /^joins-(\d+)(-started)?$/,
    ([, people, started]) =>
      `${people} people open the automerge-paper document within two seconds${started ? ', on a server that has just been started' : ''}`,
  ],
  [/^open-snapshot$/, () => 'First to open the automerge-paper document: from its snapshot'],
  [/^open-rows$/, () => 'First to open it: from its snapshot and 490 rows'],
  [/^sockets-(\d+)$/, ([, sockets]) => `Memory of one of ${sockets} idle sockets in one document`],
  [/^documents-(\d+)$/, ([, documents]) => `Memory of one of ${documents} open documents, each with its socket`],
  [/^documents-paper$/, () => 'Memory of one more open automerge-paper document'],
  [/^browser-4-tabs$/, () => "The product's editor: 20,000 characters in four tabs, twelve others typing"],
  [
    /^replay-(block|paragraphs)-(.*)$/,
    ([, form, pace]) =>
      `clownschool as ${form === 'block' ? 'one block' : 'paragraphs'}, ${pace === 'fast' ? 'as fast as it goes' : `${pace} its pace`}`,
  ],
]

/** Writes the tables of a results file into docs/performance.md, between the marks. */
export function renderInto(file: string, into = inRoot('docs/performance.md')) {
  const { results, circumstances } = readResults(file)
  const text = readFileSync(into, 'utf8')
  const [before, after] = [text.indexOf(BEGIN), text.indexOf(END)]
  if (before < 0 || after < before) throw new Error(`${into} has no marks for the tables`)
  const last = circumstances.at(-1)
  const loads = spreadOf(results.map(({ load }) => load))
  const about = [
    `Commands, one after the other into one file: ${commands(circumstances)}; at ${commits(circumstances)}, ${results[0]?.at.slice(0, 16)} to ${results.at(-1)?.at.slice(0, 16)} UTC.`,
    `Machine: ${last?.machine}; servers, clients and database share it. Load average at the starts: ${cell(loads)}.`,
    `Versions: ${last?.versions}. PostgreSQL: ${last?.postgres ?? 'none'}.`,
    'Median (least-most) of the repeats; "x" is the ratio of the medians to Hocuspocus in the same run.',
  ]
  const body = [
    ...about.map((line) => `${line}\n`),
    '### Goals\n',
    goalsTable(results),
    ...scenarioTables(results),
  ].join('\n')
  writeFileSync(into, `${text.slice(0, before)}${BEGIN}\n${body}\n${text.slice(after)}`)
  return into
}

/** A run that was cut off was begun again with the same command. */
function commands(circumstances: Circumstances[]) {
  return [...new Set(circumstances.map(({ command }) => `\`${command}\``))].join(', ')
}

/** What was measured later may have been measured on later code. */
function commits(circumstances: Circumstances[]) {
  const all = [...new Set(circumstances.map(({ commit }) => commit))]
  return `${all.length > 1 ? 'commits' : 'commit'} ${all.join(', ')}`
}

function scenarioTables(results: Result[]) {
  const names = [...new Set(results.map(({ scenario }) => scenario))]
  return names.map((name) => {
    const own = results.filter(({ scenario }) => scenario === name)
    return `### ${titleOf(name)}\n\n${tableOf(own, /^(room|nodes)-/.test(name) ? ROOM : columnsOf(own))}\n${failuresOf(own)}`
  })
}

function titleOf(name: string) {
  for (const [pattern, title] of TITLES) {
    const match = pattern.exec(name)
    if (match) return title(match)
  }
  return name
}

function columnsOf(results: Result[]): Column[] {
  const keys = [...new Set(results.flatMap((result) => (result.ok ? Object.keys(result.numbers) : [])))]
  return keys.map((key) => ({ head: HEADS[key] ?? key, key }))
}

/** The spread of one number of one system over the repeats. */
export function spread(results: Result[], system: System, key: string): Spread | null {
  return spreadOf(
    results.filter((result) => result.system === system).map((result) => (result.ok ? result.numbers[key] : null)),
  )
}

function tableOf(results: Result[], columns: Column[]) {
  const present = SYSTEMS.filter((system) => results.some((result) => result.system === system && result.ok))
  if (!present.length) return ''
  const heads = columns.flatMap(({ head, toPeer }) => (toPeer ? [head, 'x'] : [head]))
  const rows = present.map((system) => {
    const cells = columns.flatMap(({ key, toPeer }) => {
      const own = spread(results, system, key)
      const kind = key.startsWith('ack') && ACKNOWLEDGES[system] === 'in memory' && own ? ' *' : ''
      return [cell(own) + kind, ...(toPeer ? [ratio(own, spread(results, PEER, key))] : [])]
    })
    return [NAMES[system], ...cells]
  })
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`
  const starred = rows.some((row) => row.some((it) => it.endsWith(' *'))) ? '\n\\* in memory, not yet stored.\n' : ''
  return (
    [line(['', ...heads]), line(['---', ...heads.map(() => '---:')]), ...rows.map(line)].join('\n') + '\n' + starred
  )
}

function failuresOf(results: Result[]) {
  const measured = new Set(results.filter(({ ok }) => ok).map(({ system, repeat }) => `${system}/${repeat}`))
  const failed = results.filter((result) => !result.ok && !measured.has(`${result.system}/${result.repeat}`))
  const reasons = new Map<string, number>()
  for (const { system, ...rest } of failed) {
    const reason = `${NAMES[system]}: ${'why' in rest ? rest.why.split('\n')[0] : ''}`
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
  }
  return [...reasons].map(([reason, times]) => `Not measured (${times}): ${reason}.\n`).join('')
}
