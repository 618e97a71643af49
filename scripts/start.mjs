// npm start, and with --dev npm run dev: prepares what is missing or stale, then hands over to the server process.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { ensureBuilt, ensureGenerated, ensureInstalled } from './lib/prepare.mjs'

const development = process.argv.includes('--dev')
if (existsSync('.env')) process.loadEnvFile('.env')

ensureInstalled()
ensureGenerated()
if (!development) ensureBuilt()

const entry = development ? ['--import', 'tsx', 'server/index.ts'] : ['build/process/index.js']
const server = spawn(process.execPath, [...entry, ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, NODE_ENV: development ? 'development' : (process.env.NODE_ENV ?? 'production') },
})
// This one waits for the server to finish its own stopping. A terminal sends Ctrl-C to both, `kill -INT` to this one alone:
// the server takes the second for the first.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill('SIGTERM'))
server.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
