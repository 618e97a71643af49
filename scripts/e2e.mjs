// npm run test:e2e [-- a part of a file's name, or any option of Playwright's]: the browser tests alone, on a fresh build.
import { spawnSync } from 'node:child_process'
import { ensureChromium } from './lib/chromium.mjs'
import { ensureBuilt, ensureGenerated, ensureInstalled } from './lib/prepare.mjs'

ensureInstalled()
ensureGenerated()
ensureBuilt()
const { status } = spawnSync(
  process.execPath,
  [
    'node_modules/@playwright/test/cli.js',
    'test',
    '--config',
    'tests/playwright.config.ts',
    '--reporter',
    'line',
    ...process.argv.slice(2),
  ],
  {
    stdio: 'inherit',
    env: { ...process.env, CHROMIUM_PATH: ensureChromium() },
  },
)
process.exit(status ?? 1)
