import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import type { Actor } from '#app/shared/roles.ts'
import type { Table } from './build-table.ts'
import type { CrowdCalls, CrowdSettings } from './crowd-process.ts'
import { seed } from './scale.ts'
import type { ServerCalls, ServerSettings } from './server-process.ts'
import { type Remote, startRemote } from './start-remote.ts'

export type FaultServer = Remote<ServerCalls> & { url: string; port: number }

export async function startServer(settings: ServerSettings): Promise<FaultServer> {
  const remote = await startRemote<ServerCalls>('server-process', settings, ['--expose-gc'])
  onTestFinished(() => remote.kill())
  const { port } = await remote.call('ready', undefined as never)
  return { ...remote, port, url: `http://127.0.0.1:${port}` }
}

export type Crowd = Remote<CrowdCalls> & { ledger: string; first: number; size: number }
type CrowdInput = { url: string; sectionId: string; actors: Actor[]; first: number }

/** Clients in a process of their own, whose authors are numbered from `first`. */
async function startCrowd(given: CrowdInput): Promise<Crowd> {
  const ledger = path.join(tmpdir(), `rt-ledger-${randomUUID()}`)
  const remote = await startRemote<CrowdCalls>('crowd-process', {
    ...given,
    ledger,
    seed,
  } satisfies CrowdSettings)
  onTestFinished(async () => {
    await remote.kill()
    await rm(ledger, { force: true })
  })
  await remote.call('opened', undefined as never)
  return { ...remote, ledger, first: given.first, size: given.actors.length }
}

/** These authors of the table, spread over so many processes. */
export async function startCrowds(
  url: string,
  table: Table,
  { from = 0, to = table.actors.length, processes = 1, sectionId = table.sectionId } = {},
) {
  const each = Math.ceil((to - from) / processes)
  const starts = Array.from({ length: processes }, (_, index) => from + index * each).filter((first) => first < to)
  return Promise.all(
    starts.map((first) =>
      startCrowd({ url, sectionId, actors: table.actors.slice(first, Math.min(to, first + each)), first }),
    ),
  )
}

export async function all<T>(crowds: Crowd[], ask: (crowd: Crowd) => Promise<T[]>): Promise<T[]> {
  return (await Promise.all(crowds.map(ask))).flat()
}

export function percentile(values: number[], share: number) {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
