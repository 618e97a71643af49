// npm start: prepares what is missing or stale, then hands over to the server process.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { ensureProduct } from './lib/prepare.mjs'

if (existsSync('.env')) process.loadEnvFile('.env')
ensureProduct()

const server = spawn(process.execPath, ['build/process/index.js', ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, NODE_ENV: process.env.NODE_ENV ?? 'production' },
})
// This one waits for the server to finish its own stopping. A terminal sends Ctrl-C to both, `kill -INT` to this one alone:
// the server takes the second for the first.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill('SIGTERM'))
server.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
