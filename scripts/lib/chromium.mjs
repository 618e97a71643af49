// The browser of the tests: the system's own Chromium, never a download.
import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import path from 'node:path'

const WHOLE = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
// The one without a window takes a third less processor time.
const NAMES = ['chromium-headless-shell', ...WHOLE]
const PLACES = ['/usr/bin', '/usr/local/bin', '/snap/bin', '/opt/homebrew/bin']
const ON_A_MAC = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** The path of a Chromium, or null. */
export function findChromium() {
  if (process.env.CHROMIUM_PATH) return isExecutable(process.env.CHROMIUM_PATH) ? process.env.CHROMIUM_PATH : null
  return find(NAMES)
}

/** One that keeps pages whole for going back, as people's browsers do: the one without a window keeps none. */
export const findWholeChromium = () => find(WHOLE)

function find(names) {
  const folders = [...(process.env.PATH ?? '').split(path.delimiter), ...PLACES]
  const candidates = names.flatMap((name) => folders.map((folder) => path.join(folder, name)))
  return [...candidates, ...ON_A_MAC].find(isExecutable) ?? null
}

/** The same, after Debian's package was installed where this process may do so; else says what to install and stops. */
export function ensureChromium() {
  const found = findChromium()
  if (found) return found
  if (
    !process.env.CHROMIUM_PATH &&
    process.platform === 'linux' &&
    process.getuid?.() === 0 &&
    succeeds('apt-get', ['--version'])
  ) {
    console.log('Installing Chromium from the system’s packages')
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env })
    for (const name of ['chromium-headless-shell', 'chromium']) {
      spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], { stdio: 'ignore', env })
      const installed = findChromium()
      if (installed) return installed
    }
  }
  console.error(`The browser tests need Chromium: ${advice()}`)
  process.exit(1)
}

function advice() {
  if (process.env.CHROMIUM_PATH) return `there is no program at CHROMIUM_PATH (${process.env.CHROMIUM_PATH}).`
  if (process.platform === 'darwin') return 'run "brew install --cask chromium", or name one with CHROMIUM_PATH.'
  return 'run "sudo apt-get install chromium", or name one with CHROMIUM_PATH.'
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function succeeds(command, args) {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0
}
