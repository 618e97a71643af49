import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'

type Patch = [position: number, deleted: number, inserted: string]
type Trace = {
  endContent: string
  numAgents: number
  txns: { parents: number[]; agent: number; time: string; patches: Patch[] }[]
}

/** Edits that one person made in a row, while nobody built on their middle and nothing new had arrived. */
/** `at`: milliseconds from the first edit of the trace to the first of the unit. */
export type Unit = {
  agent: number
  index: number
  at: number
  needs: { agent: number; index: number }[]
  patches: Patch[]
}

export function readTrace() {
  const file = new URL('../fixtures/clownschool.json.gz', import.meta.url)
  const trace = JSON.parse(gunzipSync(readFileSync(file)).toString()) as Trace
  return { endContent: trace.endContent, edits: trace.txns.length, units: unitsOf(trace) }
}

/** The units of each agent, in order. What a unit needs of the others is the last unit of each that must have arrived. */
function unitsOf({ txns, numAgents }: Trace): Unit[][] {
  const agents = Array.from({ length: numAgents }, (_, agent) => agent)
  const seen = versions(txns, agents)
  const cuts = agents.map(() => new Set<number>())
  for (const version of seen) for (const agent of agents) cuts[agent]!.add(version[agent]!)

  const units: Unit[][] = agents.map(() => [])
  const made = agents.map(() => 0)
  const unitAt = agents.map(() => new Map<number, number>())
  const last = agents.map(() => '')
  const began = Date.parse(txns[0]!.time)
  for (const [at, { agent, patches, time }] of txns.entries()) {
    const version = seen[at]!
    const foreign = version.map((count, other) => (other === agent ? 0 : count)).join()
    const own = units[agent]!
    if (foreign !== last[agent] || unitAt[agent]!.has(made[agent]!)) {
      const needs = agents.flatMap((other) => {
        const count = other === agent ? 0 : version[other]!
        return count ? [{ agent: other, index: unitAt[other]!.get(count)! }] : []
      })
      own.push({ agent, index: own.length, at: Date.parse(time) - began, needs, patches: [] })
      last[agent] = foreign
    }
    own.at(-1)!.patches.push(...patches)
    made[agent]!++
    if (cuts[agent]!.has(made[agent]!)) unitAt[agent]!.set(made[agent]!, own.length - 1)
  }
  return units
}

/** For each edit, how many edits of every agent its author had before their eyes, their own included up to then. */
function versions(txns: Trace['txns'], agents: number[]) {
  const after: number[][] = []
  const before: number[][] = []
  for (const { parents, agent } of txns) {
    const version = agents.map((each) => Math.max(0, ...parents.map((parent) => after[parent]![each]!)))
    before.push(version.map((count, each) => (each === agent ? -1 : count)))
    after.push(version.map((count, each) => (each === agent ? count + 1 : count)))
  }
  return before
}
