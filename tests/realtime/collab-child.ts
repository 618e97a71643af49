import { type ChildProcess, spawn } from 'node:child_process'
import { onTestFinished } from 'vitest'
import { connectSocket } from '#app/editor/collab/collab-socket.ts'
import type { CollabOptions } from '#app/editor/collab/local-document.ts'
import { CollabProvider } from '#app/editor/collab/provider.ts'
import type { Actor } from '#app/shared/roles.ts'
import type { Limits } from '#server/realtime/collab/wire/limits.ts'
import { ownProcess } from '#tests/setup/own-process.ts'

export type ProcessSettings = {
  databaseUrl?: string
  dataDir?: string
  port?: number
  make?: boolean
  tickMs?: number
  limits?: Partial<Limits>
}
export type Table = { sectionId: string; actors: Actor[] }
export type ProcessReport =
  | { ready: number; table?: Table }
  | { content: Record<string, unknown>; headSeq: number; numbers: Record<string, number> }

/** A document server in a process group of its own; with `dataDir` its embedded database belongs to the group and dies with it. */
export async function startChild(settings: ProcessSettings) {
  const child = spawn(process.execPath, [ownProcess('collab-process'), JSON.stringify(settings)], {
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const exited = new Promise<void>((resolve) => void child.once('exit', () => resolve()))
  async function kill() {
    if (child.exitCode === null && child.signalCode === null) process.kill(-child.pid!, 'SIGKILL')
    await exited
  }
  onTestFinished(kill)
  const report = await next(child, exited)
  if (!('ready' in report)) throw new Error('the process spoke out of turn')
  return {
    url: `http://127.0.0.1:${report.ready}`,
    port: report.ready,
    table: report.table,
    kill,
    async contentOf(sectionId: string) {
      child.send({ content: sectionId })
      const answer = await next(child, exited)
      if (!('content' in answer)) throw new Error('the process spoke out of turn')
      return answer
    },
  }
}

function next(child: ChildProcess, exited: Promise<void>): Promise<ProcessReport> {
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as ProcessReport))
    void exited.then(() => reject(new Error('the document server ended')))
  })
}

export function childSocket(url: string, actor: Actor) {
  const socket = connectSocket(url, {
    transports: ['websocket'],
    forceNew: true,
    auth: { actor },
    reconnectionDelay: 50,
    reconnectionDelayMax: 300,
  })
  onTestFinished(() => void socket.disconnect())
  return socket
}

export function openChild(url: string, actor: Actor, sectionId: string, options: Partial<CollabOptions> = {}) {
  const socket = options.socket ?? childSocket(url, actor)
  const provider = new CollabProvider({
    subject: { type: 'section', id: sectionId },
    indexedDb: false,
    mergeMs: 10,
    ...options,
    socket,
  })
  onTestFinished(() => provider.destroy())
  return provider
}
