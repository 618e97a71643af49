import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { createClient } from '@redis/client'

/** Tests of several nodes need a Redis server on this machine; where there is none they say that they were skipped. */
export const hasRedis = spawnSync('redis-server', ['--version'], { stdio: 'ignore' }).status === 0

export type Redis = Awaited<ReturnType<typeof startRedis>>

/** A Redis of the test's own, which keeps nothing on disk and can be killed, frozen and started again at the same address. */
export async function startRedis() {
  const port = await freePort()
  const url = `redis://127.0.0.1:${port}`
  let child: ChildProcess = await spawnRedis(port, url)
  return {
    url,
    signal: (signal: 'SIGSTOP' | 'SIGCONT') => void child.kill(signal),
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
    async restart() {
      child = await spawnRedis(port, url)
    },
    /** Cuts every subscriber off: what is published until they are back is lost on them. */
    cutSubscribers: () => command(url, ['CLIENT', 'KILL', 'TYPE', 'pubsub']),
    /** Everything it knows is gone. */
    flush: () => command(url, ['FLUSHALL']),
  }
}

async function command(url: string, words: string[]) {
  const client = await createClient({ url }).connect()
  await client.sendCommand(words)
  client.destroy()
}

async function spawnRedis(port: number, url: string) {
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no']
  const child = spawn('redis-server', args, { stdio: 'ignore' })
  const client = createClient({ url, socket: { reconnectStrategy: 20 } })
  client.on('error', () => undefined)
  await client.connect()
  client.destroy()
  return child
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
