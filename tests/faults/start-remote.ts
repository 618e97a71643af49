import { type ChildProcess, spawn } from 'node:child_process'
import { ownProcess } from '#tests/setup/own-process.ts'
import type { ProcessName } from '#tests/setup/processes.ts'
import type { Answer, Handlers, Request } from './serve-calls.ts'

export type Remote<H extends Handlers> = Awaited<ReturnType<typeof startRemote<H>>>

/** Starts such a process in a group of its own, so that it can be ended together with all that it started. */
export async function startRemote<H extends Handlers>(
  name: ProcessName,
  settings: object = {},
  execArgs: string[] = [],
) {
  const child = spawn(process.execPath, [...execArgs, ownProcess(name), JSON.stringify(settings)], {
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const exited = new Promise<void>((resolve) => void child.once('exit', () => resolve()))
  const calls = answersOf(child, exited)
  const pid = child.pid!
  const isOver = () => child.exitCode !== null || child.signalCode !== null
  return {
    pid,
    exited,
    call: <K extends keyof H & string>(call: K, given: Parameters<H[K]>[0]) =>
      calls(call, given) as Promise<Awaited<ReturnType<H[K]>>>,
    async kill() {
      if (!isOver()) process.kill(-pid, 'SIGKILL')
      await exited
    },
    pause: () => void process.kill(pid, 'SIGSTOP'),
    resume: () => void process.kill(pid, 'SIGCONT'),
  }
}

function answersOf(child: ChildProcess, exited: Promise<void>) {
  let ids = 0
  const waiting = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>()
  child.on('message', ({ id, result, error }: Answer) => {
    const asked = waiting.get(id)
    waiting.delete(id)
    if (error === undefined) asked?.resolve(result)
    else asked?.reject(new Error(error))
  })
  void exited.then(() => {
    for (const { reject } of waiting.values()) reject(new Error('the process ended'))
    waiting.clear()
  })
  return (call: string, given: unknown) =>
    new Promise<unknown>((resolve, reject) => {
      const id = ++ids
      waiting.set(id, { resolve, reject })
      if (!child.connected) return reject(new Error('the process has ended'))
      child.send({ id, call, given } satisfies Request)
    })
}
