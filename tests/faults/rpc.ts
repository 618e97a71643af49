import { type ChildProcess, spawn } from 'node:child_process'

type Handlers = Record<string, (given: never) => unknown>
type Request = { id: number; call: string; given: unknown }
type Answer = { id: number; result?: unknown; error?: string }

/** In a process of its own: answers the calls of whoever started it, and ends with them. */
export function serveCalls(handlers: Handlers) {
  process.on('message', ({ id, call, given }: Request) => {
    void (async () => {
      const answer: Answer = await Promise.resolve()
        .then(() => handlers[call]!(given as never))
        .then(
          (result) => ({ id, result }),
          (error: unknown) => ({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
        )
      process.send?.(answer)
    })()
  })
  process.on('disconnect', () => process.exit(0))
}

export type Remote<H extends Handlers> = Awaited<ReturnType<typeof startRemote<H>>>

/** Starts such a process in a group of its own, so that it can be ended together with all that it started. */
export async function startRemote<H extends Handlers>(entry: string, settings: object = {}, execArgs: string[] = []) {
  const child = spawn(process.execPath, [...execArgs, '--import', 'tsx', entry, JSON.stringify(settings)], {
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
