// Several nodes, and what they need, as child processes of this one.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { createProxyServer } from 'httpxy'
import { startPostgres, startRedis } from './local-servers.mjs'
import { secretIn } from './secret.mjs'

/**
 * Starts the nodes behind a balancer at `port`; `DATABASE_URL` and `REDIS_URL` are used where they are set.
 * Returns the address, the nodes with their pids, and `stop`.
 */
export async function startCluster({ folder, port, nodes: count, say = () => {}, env = {} }) {
  const stops = []
  try {
    const database = process.env.DATABASE_URL
      ? { url: process.env.DATABASE_URL }
      : await started(stops, startPostgres(`${folder}/postgres`, say))
    const redis = process.env.REDIS_URL ? { url: process.env.REDIS_URL } : await started(stops, startRedis(say))
    const url = process.env.PUBLIC_URL ?? `http://localhost:${port}`
    const settings = {
      DATABASE_URL: database.url,
      REDIS_URL: redis.url,
      PUBLIC_URL: url,
      TRUST_PROXY: '1',
      // Servers of its own hold nothing else; those that were named may be somebody's.
      DEMONSTRATION: process.env.DEMONSTRATION ?? (process.env.DATABASE_URL ? '' : '1'),
      SESSION_SECRET: process.env.SESSION_SECRET ?? secretIn(folder),
      ...env,
    }
    const nodes = []
    for (let number = 1; number <= count; number++) {
      nodes.push(
        await started(
          stops,
          startNode({ ...settings, PORT: String(port + number), DATA_DIR: `${folder}/node-${number}` }, number, say),
        ),
      )
    }
    await started(stops, balance(port, nodes))
    return { url, nodes, database, redis, stop: () => stopAll(stops) }
  } catch (error) {
    await stopAll(stops)
    throw error
  }
}

async function started(stops, starting) {
  const it = await starting
  stops.unshift(it.stop)
  return it
}

async function stopAll(stops) {
  for (const stop of stops) await stop()
}

/** One process of the product. `start` brings it back after it was killed. */
async function startNode(settings, number, say) {
  const url = `http://localhost:${settings.PORT}`
  const node = {
    url,
    port: Number(settings.PORT),
    pid: 0,
    start,
    stop,
    kill: (signal) => process.kill(node.pid, signal),
  }
  let child
  async function start() {
    child = spawn(process.execPath, ['build/process/index.js'], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, ...settings, NODE_ENV: 'production' },
    })
    node.pid = child.pid
    let output = ''
    child.stdout.setEncoding('utf8').on('data', (text) => {
      output = (output + text).slice(-4000)
      for (const line of text.split('\n')) if (line.trim()) say(`  [node ${number}] ${line}`)
    })
    const exited = once(child, 'exit').then(() => {
      throw new Error(`Node ${number} ended while it started.\n${output}`)
    })
    await Promise.race([exited, answering(`${url}/health`)])
    exited.catch(() => undefined)
  }
  async function stop() {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
  await start()
  return node
}

async function answering(url) {
  for (;;) {
    const ready = await fetch(url).then(
      (response) => response.ok,
      () => false,
    )
    if (ready) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** One address for all nodes: a session stays with its node, and goes to another while that one does not answer. */
async function balance(port, nodes) {
  const proxy = createProxyServer({ xfwd: true })
  const down = new Map()
  let turn = 0
  const choose = (request) => {
    const up = nodes.filter((node) => (down.get(node) ?? 0) < Date.now())
    const from = up.length ? up : nodes
    const session = /(?:^|;\s*)(?:__Host-)?session=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1]
    return from[session ? hashOf(session) % from.length : turn++ % from.length]
  }
  const failed = (node) => down.set(node, Date.now() + 1000)
  const server = createServer((request, response) => {
    const node = choose(request)
    proxy.web(request, response, { target: node.url }).catch(() => {
      failed(node)
      if (!response.headersSent) response.writeHead(502, { 'Retry-After': '1' })
      response.end()
    })
  })
  server.on('upgrade', (request, socket, head) => {
    const node = choose(request)
    proxy.ws(request, socket, { target: node.url }, head).catch(() => {
      failed(node)
      socket.destroy()
    })
  })
  server.listen(port)
  await once(server, 'listening')
  return {
    stop: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(resolve))
    },
  }
}

function hashOf(text) {
  let hash = 0
  for (const letter of text) hash = (hash * 31 + letter.charCodeAt(0)) >>> 0
  return hash
}
