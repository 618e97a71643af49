import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { inBench, urlOf } from './paths.ts'
import { cleanEnvironment } from './prepare.ts'

const CLOCK_TICK_MS = 10
const START_MS = 120_000
const STOP_MS = 15_000

export type Probe = 'memory' | 'watch' | 'lag' | 'profile' | 'profiled'
export type Running = {
  url: string
  pid: number
  stop: () => Promise<void>
  /** Ends it as a crash does. */
  kill: () => Promise<void>
  ask: <T>(probe: Probe, rest?: object) => Promise<T>
}
type Command = { url: string; args: string[]; cwd: string; env: Record<string, string>; ready: RegExp }

/** Starts a server with the probe in it, and resolves when it says that it is ready. */
export async function startServer({ url, args, cwd, env, ready }: Command): Promise<Running> {
  const child = spawn(process.execPath, ['--expose-gc', '--import', urlOf(inBench('lib/probe.mjs')), ...args], {
    cwd,
    env: { ...cleanEnvironment(), NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const ended = new Promise<void>((resolve) => void child.once('exit', () => resolve()))
  await untilReady(child, ready)
  // Whoever starts a server may end without stopping it: neither may keep the other alive.
  child.unref()
  child.channel?.unref()
  for (const stream of [child.stdout, child.stderr]) (stream as unknown as { unref(): void }).unref()
  return {
    url,
    pid: child.pid!,
    ask: asker(child, ended),
    kill: () => end(child, ended, 'SIGKILL'),
    stop: () => end(child, ended, 'SIGTERM'),
  }
}

function untilReady(child: ChildProcess, ready: RegExp) {
  let output = ''
  return new Promise<void>((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`${child.spawnargs.at(-1)} ${why}:\n${output.slice(-4000)}`))
    const timer = setTimeout(() => {
      child.kill('SIGKILL')
      fail('was not ready in time')
    }, START_MS)
    const hear = (chunk: string) => {
      output = (output + chunk).slice(-20_000)
      if (!ready.test(output)) return
      clearTimeout(timer)
      resolve()
    }
    child.stdout!.setEncoding('utf8').on('data', hear)
    child.stderr!.setEncoding('utf8').on('data', (chunk: string) => {
      hear(chunk)
      if (process.env.BENCH_VERBOSE) process.stderr.write(chunk)
    })
    child.once('exit', (code) => {
      clearTimeout(timer)
      fail(`ended with ${code}`)
    })
  })
}

function asker(child: ChildProcess, ended: Promise<void>) {
  let ids = 0
  return <T>(probe: Probe, rest: object = {}): Promise<T> => {
    const id = ++ids
    return new Promise<T>((resolve, reject) => {
      const hear = (message: { id?: number; answer?: T }) => {
        if (message?.id !== id) return
        child.off('message', hear)
        child.channel?.unref()
        resolve(message.answer as T)
      }
      child.channel?.ref()
      child.on('message', hear)
      void ended.then(() => reject(new Error('the server ended')))
      child.send({ probe, id, ...rest })
    })
  }
}

async function end(child: ChildProcess, ended: Promise<void>, signal: NodeJS.Signals) {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.ref()
  child.kill(signal)
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS)
  await ended
  clearTimeout(timer)
}

// -------------------------------------------------------------- /proc

type Stat = { parent: number; own: number; waited: number }

function statOf(pid: number): Stat | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    const ms = (index: number) => fields[index]! * CLOCK_TICK_MS
    return { parent: fields[1]!, own: ms(11) + ms(12), waited: ms(13) + ms(14) }
  } catch {
    return null
  }
}

/** Processor time in milliseconds, of the process alone. */
export function cpuOf(pid: number) {
  return statOf(pid)?.own ?? 0
}

/** Of all its children, also those that have ended: what a database server and an embedded database use. */
export function cpuOfChildren(pid: number) {
  let sum = statOf(pid)?.waited ?? 0
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) ? statOf(Number(name)) : null
    if (stat?.parent === pid) sum += stat.own + stat.waited
  }
  return sum
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}

/** A clock that all processes of the machine share, in milliseconds. */
export function clock() {
  return Number(process.hrtime.bigint() / 1000n) / 1000
}
