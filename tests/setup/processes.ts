import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import path from 'node:path'
import { build } from 'esbuild'
import type { TestProject } from 'vitest/node'
import { sharedSetup } from './shared-setup.ts'

declare module 'vitest' {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- only an interface can be extended
  export interface ProvidedContext {
    processFolder: string
  }
}

const CACHE = path.resolve('node_modules/.cache/roundtable')

/** What tests run in processes of their own; the last two are the product's, which the others start. */
const ENTRIES = {
  'collab-process': 'tests/realtime/collab-process.ts',
  'crowd-process': 'tests/faults/crowd-process.ts',
  'mail-process': 'tests/faults/mail-process.ts',
  'room-process': 'tests/faults/room-process.ts',
  'server-process': 'tests/faults/server-process.ts',
  'embedded-process': 'server/database/embedded-process.ts',
  'image-program': 'server/realtime/collab/log/image-program.ts',
}
export type ProcessName = keyof typeof ENTRIES

/** Bundles them once a run: through a TypeScript loader each start takes twice as long, and whoever is killed is started again. */
export default async function bundleProcesses(project: TestProject) {
  const { value, leave } = await sharedSetup('processes', bundle)
  project.provide('processFolder', value)
  return leave
}

/** Within the packages' folder: what a bundle imports is found from where it lies. */
async function bundle() {
  await mkdir(CACHE, { recursive: true })
  const folder = await mkdtemp(path.join(CACHE, 'processes-'))
  await build({
    entryPoints: ENTRIES,
    outdir: folder,
    bundle: true,
    splitting: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
  })
  return { value: folder, close: () => rm(folder, { recursive: true, force: true }) }
}
