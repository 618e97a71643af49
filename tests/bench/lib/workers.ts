import { type ChildProcess, fork } from 'node:child_process'
import type { ClientPlan, Plan, Report } from '../generator.ts'
import { inBench, ROOT, TSX } from './paths.ts'
import { cleanEnvironment } from './prepare.ts'

const PER_PROCESS = 50

export type Worker = { call: <T>(name: string, argument?: unknown) => Promise<T>; end: () => void }

/** A process of clients, which runs this file. */
export function startWorker(file: string): Worker {
  const child: ChildProcess = fork(inBench(file), [], {
    execArgv: ['--import', TSX],
    cwd: ROOT,
    env: cleanEnvironment(),
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let ids = 0
  let complaints = ''
  child.stderr!.setEncoding('utf8').on('data', (chunk: string) => void (complaints = (complaints + chunk).slice(-2000)))
  const waiting = new Map<number, { resolve: (answer: never) => void; reject: (error: Error) => void }>()
  child.on('message', ({ id, answer, error }: { id: number; answer: never; error?: string }) => {
    const call = waiting.get(id)
    waiting.delete(id)
    if (error) call?.reject(new Error(error))
    else call?.resolve(answer)
  })
  child.once('exit', () => {
    for (const { reject } of waiting.values()) reject(new Error(`a process of clients ended: ${complaints}`))
  })
  return {
    call: <T>(name: string, argument?: unknown) =>
      new Promise<T>((resolve, reject) => {
        const id = ++ids
        waiting.set(id, { resolve: resolve as (answer: never) => void, reject })
        child.send({ id, name, argument })
      }),
    end: () => void child.kill('SIGKILL'),
  }
}

export type Crowd = {
  /** Each client's time until its text was there. */
  joined: number[]
  /** From the first attempt to the last text. */
  allJoinedMs: number
  type: (startAt: number) => Promise<void>
  progress: () => Promise<{ missing: number; unacknowledged: number }>
  reports: () => Promise<Report[]>
  end: () => Promise<void>
}

/** Everybody of a plan, in as many processes as it takes. */
export async function gather(
  plan: Omit<Plan, 'typists'> & { clients: ClientPlan[] },
  onStarted: () => Promise<void> = async () => undefined,
): Promise<Crowd> {
  const typists = plan.clients.filter(({ kind }) => kind === 'typist').map(({ clientId }) => clientId)
  const count = Math.ceil(plan.clients.length / PER_PROCESS)
  // Dealt round kind by kind, so that every process has its share of each.
  const clients = plan.clients.toSorted((one, other) => one.kind.localeCompare(other.kind))
  const workers = Array.from({ length: count }, () => startWorker('generator.ts'))
  const all = <T>(name: string, argument?: (index: number) => unknown) =>
    Promise.all(workers.map((worker, index) => worker.call<T>(name, argument?.(index))))
  const end = async () => {
    await Promise.race([all('close').catch(() => undefined), new Promise((resolve) => void setTimeout(resolve, 2000))])
    for (const worker of workers) worker.end()
  }
  try {
    await all('progress')
    await onStarted()
    const opened = await all<{ took: number[]; began: number; ended: number }>('open', (index) => ({
      ...plan,
      typists,
      clients: clients.filter((_, at) => at % count === index),
    }))
    return {
      joined: opened.flatMap(({ took }) => took),
      allJoinedMs: Math.max(...opened.map(({ ended }) => ended)) - Math.min(...opened.map(({ began }) => began)),
      type: async (startAt) => void (await all('type', () => startAt)),
      async progress() {
        const parts = await all<{ missing: number; unacknowledged: number }>('progress')
        return { missing: sum(parts, 'missing'), unacknowledged: sum(parts, 'unacknowledged') }
      },
      reports: () => all<Report>('report'),
      end,
    }
  } catch (error) {
    await end()
    throw error
  }
}

function sum<K extends string>(parts: Record<K, number>[], key: K) {
  return parts.reduce((total, part) => total + part[key], 0)
}
