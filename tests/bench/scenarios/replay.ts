import { randomUUID } from 'node:crypto'
import { Incorrect, type Scenario } from '../lib/context.ts'
import { cpuOf } from '../lib/processes.ts'
import { SYSTEMS } from '../lib/systems.ts'
import { startWorker } from '../lib/workers.ts'
import type { Replayed, ReplayPlan } from '../replayer.ts'

/** Three people write the clownschool text again: as one block its end is known to the letter, as paragraphs all must hold the same. */
function replay(form: ReplayPlan['form'], timesPace: number | null, limitMs: number): Scenario {
  return {
    name: `replay-${form}-${timesPace ? `x${timesPace}` : 'fast'}`,
    systems: SYSTEMS,
    limitMs,
    async run(context, system) {
      const server = await context.start(system)
      const worker = startWorker('replayer.ts')
      try {
        const [cpu, database] = [cpuOf(server.pid), context.databaseCpu(system, server)]
        const plan: ReplayPlan = { system, url: server.url, document: randomUUID(), form, timesPace }
        const { seconds, edits, exact, equal, lateMs } = await worker.call<Replayed>('run', plan)
        if (!equal) throw new Incorrect('the replicas differ')
        if (form === 'block' && !exact) throw new Incorrect('the text does not end as the trace does')
        return {
          numbers: {
            seconds,
            editsPerSecond: edits / seconds,
            lateMs: timesPace ? lateMs : null,
            cpuPer1000Edits: (cpuOf(server.pid) - cpu) / (edits / 1000),
            databaseCpuPer1000Edits: (context.databaseCpu(system, server) - database) / (edits / 1000),
          },
        }
      } finally {
        worker.end()
        await server.stop()
      }
    },
  }
}

export const replays = [
  replay('block', null, 600_000),
  replay('paragraphs', null, 600_000),
  replay('block', 20, 600_000),
  replay('paragraphs', 20, 600_000),
]
