// npm run dev: the product from its sources, started again when something changes that its process holds.
import { spawn } from 'node:child_process'
import { existsSync, watch } from 'node:fs'
import { ensureGenerated, ensureInstalled } from './lib/prepare.mjs'

if (existsSync('.env')) process.loadEnvFile('.env')
ensureInstalled()

let server
let stopping = false
run()
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    stopping = true
    if (server) server.kill('SIGTERM')
    else process.exit(0)
  })
}

function run() {
  ensureGenerated()
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/development.ts'], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, NODE_ENV: 'development' },
  })
  server = child
  let restarting = false
  child.on('message', (message) => {
    if (message !== 'restart' || restarting) return
    restarting = true
    child.kill('SIGTERM')
  })
  child.on('exit', (code) => {
    server = undefined
    if (stopping || (code === 0 && !restarting)) process.exit(code ?? 0)
    if (restarting) return run()
    console.error('The server ended. It starts again when a file changes.')
    afterNextChange(run)
  })
}

function afterNextChange(act) {
  const watchers = ['app', 'server', 'prisma'].map((folder) => watch(folder, { recursive: true }, once))
  function once() {
    if (!watchers.length) return
    for (const watcher of watchers.splice(0)) watcher.close()
    act()
  }
}
