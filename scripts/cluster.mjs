// npm run cluster: the set-up of compose.yaml without Docker. Several nodes on one PostgreSQL and one Redis behind one address.
// DATABASE_URL and REDIS_URL name servers that run; where they are unset, private ones are started under data/cluster.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { ensureProduct } from './lib/prepare.mjs'

if (existsSync('.env')) process.loadEnvFile('.env')
ensureProduct()

// Only now are the packages there that it needs.
const { startCluster } = await import('./lib/cluster.mjs')
const folder = path.resolve(process.env.DATA_DIR ?? './data', 'cluster')
const cluster = await startCluster({
  folder,
  port: Number(process.env.PORT ?? 3000),
  nodes: Number(process.env.NODES ?? 2),
  say: console.log,
}).catch((error) => {
  console.error(`\n${error.message}\n`)
  process.exit(1)
})
console.log(
  `\nRoundtable is ready at ${cluster.url}: ${cluster.nodes.map(({ url, pid }) => `${url} (process ${pid})`).join(', ')}\nCtrl-C stops all of it.`,
)

let stopping = false
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    if (stopping) return
    stopping = true
    console.log('\nStopping all nodes')
    void cluster.stop().then(() => process.exit(0))
  })
}
