import { fork } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { ownProgram } from '../own-program.ts'

// A unix socket's path has room for about 100 characters; longer ones, and Windows, use loopback TCP.
const MAX_SOCKET_PATH = 100

export type EmbeddedDatabase = { url: string; close: () => Promise<void>; onExit: (listener: () => void) => void }

/** Starts the embedded PostgreSQL in a process of its own on `dataDir/database`, or in memory without a folder. */
export async function startEmbeddedDatabase(dataDir: string | null): Promise<EmbeddedDatabase> {
  const folder = dataDir ? path.join(dataDir, 'database') : ''
  if (folder) mkdirSync(folder, { recursive: true })
  const socketDir =
    dataDir && process.platform !== 'win32' && dataDir.length + 20 < MAX_SOCKET_PATH ? path.resolve(dataDir) : ''
  if (socketDir) rmSync(path.join(socketDir, '.s.PGSQL.5432'), { force: true })

  const { file, execArgv } = ownProgram('embedded-process', 'server/database/embedded-process.ts')
  const child = fork(file, [folder, socketDir], { execArgv, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const address = await new Promise<string>((resolve, reject) => {
    child.once('message', (message) => resolve((message as { ready: string }).ready))
    child.once('exit', (code) => reject(new Error(`The embedded database did not start (exit code ${code}).`)))
  })
  child.removeAllListeners('exit')

  return {
    url: socketDir
      ? `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(socketDir)}`
      : `postgresql://postgres@${address}/postgres`,
    onExit: (listener) => void child.once('exit', listener),
    close: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null || !child.connected) return resolve()
        child.removeAllListeners('exit')
        child.once('exit', () => resolve())
        child.send('close')
      }),
  }
}
