// npm run bench:collab -- [--full] [--only room-100,joins-300] [--systems roundtable,hocuspocus] [--repeats 5] [--out file.jsonl] [--render] [--before ../checkout]
// What the file already holds is not measured again: a run that was cut off goes on with the same command.
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { measureBeside } from './beside.ts'
import { type Context, type Result, type Scenario } from './lib/context.ts'
import { inBench } from './lib/paths.ts'
import { type Cluster, startPostgres } from './lib/postgres.ts'
import { preparePeers, prepareProduct } from './lib/prepare.ts'
import { cpuOfChildren, freePort } from './lib/processes.ts'
import { circumstances, readResults } from './lib/results.ts'
import { loadAdapter, type System } from './lib/systems.ts'
import { renderInto } from './report.ts'
import { scenariosOf } from './scenarios/all.ts'

const { values: options } = parseArgs({
  options: {
    full: { type: 'boolean', default: false },
    only: { type: 'string' },
    systems: { type: 'string' },
    repeats: { type: 'string' },
    out: { type: 'string' },
    render: { type: 'boolean', default: false },
    before: { type: 'string' },
  },
})

const say = (line: string) => void process.stdout.write(`${line}\n`)
const full = options.full
const repeats = Number(options.repeats ?? (full ? 5 : 1))
const out = path.resolve(options.out ?? inBench('results', full ? 'full.jsonl' : 'short.jsonl'))

/** Measures what the file does not hold yet, one system after the other. */
async function main() {
  prepareProduct()
  preparePeers()
  mkdirSync(path.dirname(out), { recursive: true })
  const cluster = await startPostgres()
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'))
  const stop = () => {
    cluster?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))
  process.once('exit', stop)
  say(
    cluster
      ? `PostgreSQL ${cluster.settings}`
      : 'No PostgreSQL server is installed: the peers keep their texts in memory.',
  )
  const chosen = chosenScenarios()
  const done = new Set(
    existsSync(out)
      ? readResults(out)
          .results.filter(({ ok }) => ok)
          .map(keyOf)
      : [],
  )
  appendFileSync(
    out,
    `${JSON.stringify({ circumstances: circumstances(process.argv.slice(2), cluster?.settings ?? null) })}\n`,
  )
  for (let repeat = 1; repeat <= repeats; repeat++) {
    for (const scenario of chosen) {
      for (const system of inTurn(scenario.systems, repeat)) {
        if (done.has(keyOf({ scenario: scenario.name, system, repeat }))) continue
        if (!(options.systems?.split(',').includes(system) ?? true)) continue
        await measure(contextOf(cluster, folder, repeat), scenario, system)
      }
    }
  }
  if (full || options.render) say(`The tables are in ${renderInto(out)}.`)
  process.exit(0)
}

function chosenScenarios(): Scenario[] {
  const only = options.only?.split(',')
  return scenariosOf(full || Boolean(only)).filter(({ name }) => only?.includes(name) ?? true)
}

/** Each repeat begins with another system, so that none is always the first on a rested machine. */
function inTurn(systems: readonly System[], repeat: number) {
  const from = (repeat - 1) % systems.length
  return [...systems.slice(from), ...systems.slice(0, from)]
}

const keyOf = ({ scenario, system, repeat }: Pick<Result, 'scenario' | 'system' | 'repeat'>) =>
  `${scenario}/${system}/${repeat}`

async function measure(context: Context, scenario: Scenario, system: System) {
  const head = {
    scenario: scenario.name,
    system,
    repeat: context.repeat,
    at: new Date().toISOString(),
    load: loadavg()[0]!,
  }
  const note = (result: Result) => appendFileSync(out, `${JSON.stringify(result)}\n`)
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done in ${scenario.limitMs / 1000} s`)), scenario.limitMs)
  })
  try {
    const { numbers, notes } = await Promise.race([scenario.run(context, system), late])
    note({ ...head, ok: true, numbers, ...(notes && { notes }) })
    const shown = Object.entries(numbers).map(
      ([name, value]) => `${name} ${value === null ? '-' : Number(value.toPrecision(3))}`,
    )
    say(`${scenario.name} ${system} ${context.repeat}: ${shown.join(', ')}`)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    note({ ...head, ok: false, why: why.slice(0, 500) })
    say(`${scenario.name} ${system} ${context.repeat}: NOT MEASURED, ${why.slice(0, 1500)}`)
  } finally {
    clearTimeout(timer)
    await context.end()
  }
}

function contextOf(cluster: Cluster | null, folder: string, repeat: number): Context {
  const running: { kill: () => Promise<void> }[] = []
  return {
    cluster,
    folder,
    repeat,
    say,
    async start(system, { redisUrl, database = system, node = '' } = {}) {
      const adapter = await loadAdapter(system)
      const databaseUrl = system === 'roundtable-embedded' ? undefined : await cluster?.databaseUrl(database)
      const server = await adapter.start({
        dataDir: path.join(folder, database + node),
        port: await freePort(),
        databaseUrl,
        redisUrl,
      })
      running.push(server)
      return server
    },
    databaseCpu: (system, { pid }) =>
      system === 'roundtable-embedded' ? cpuOfChildren(pid) : cluster ? cpuOfChildren(cluster.pid) : 0,
    end: async () => void (await Promise.all(running.map(({ kill }) => kill()))),
  }
}

if (options.before) {
  const {
    only = 'room-50,room-100,room-200,joins-300',
    systems = 'roundtable,hocuspocus',
    repeats: times = '3',
  } = options
  measureBeside(options.before, { only, systems, repeats: times })
} else if (options.render && existsSync(out)) say(`The tables are in ${renderInto(out)}.`)
else await main()
