import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { type Cluster, startCluster } from '../../../scripts/lib/cluster.mjs'
import { test as base } from './fixtures.ts'
import type { ProductServer } from './server.ts'
import { watch } from './watch.ts'

/** What several nodes need of this machine; where it is missing their tests say that they were skipped. */
export const missingForCluster = [
  ...(spawnSync('redis-server', ['--version'], { stdio: 'ignore' }).status === 0 ? [] : ['redis-server']),
  ...(existsSync('/usr/lib/postgresql') || spawnSync('initdb', ['--version'], { stdio: 'ignore' }).status === 0
    ? []
    : ['postgresql']),
].join(' and ')

/** The tests' fixtures on two nodes: `server` is the first of them and their database, `cluster` all. */
export const test = base.extend<object, { cluster: Cluster }>({
  cluster: [
    async ({}, use) => {
      const folder = await mkdtemp(path.join(tmpdir(), 'rt-cluster-'))
      await chmod(folder, 0o755)
      const cluster = await startCluster({
        folder,
        port: await freePorts(3),
        nodes: 2,
        env: { LOG_LEVEL: 'error', SMTP_URL: '' },
      })
      await use(cluster)
      await cluster.stop()
      await rm(folder, { recursive: true, force: true })
    },
    { scope: 'worker', timeout: 180_000 },
  ],

  server: [
    async ({ cluster }, use) => {
      const pool = new pg.Pool({ connectionString: cluster.database.url, max: 1 })
      const query = async (sql: string, values: unknown[] = []) => (await pool.query(sql, values)).rows
      await use({ url: cluster.nodes[0]!.url, query } as unknown as ProductServer)
      await pool.end()
    },
    { scope: 'worker' },
  ],

  watching: async ({ cluster }, use) => {
    const watching = watch(...cluster.nodes.map(({ url }) => url), cluster.url)
    await use(watching)
    base.expect(watching.problems, 'what the browser complained about').toEqual([])
  },
})

/** The first of so many free ports in a row. */
async function freePorts(count: number): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => probe.once('listening', resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  const others = await Promise.all(Array.from({ length: count - 1 }, (_, index) => isFree(port + index + 1)))
  return others.every(Boolean) ? port : freePorts(count)
}

function isFree(port: number) {
  return new Promise<boolean>((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
}
