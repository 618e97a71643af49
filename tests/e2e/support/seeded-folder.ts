import { existsSync } from 'node:fs'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ProductServer } from './server.ts'

/** Starts the product once on an empty folder, so that it seeds the demonstration; each worker then takes a copy. */
export default async function seedOnce() {
  if (!existsSync('build/server/index.js')) throw new Error('There is no build: run npm run build first')
  const folder = await mkdtemp(path.join(tmpdir(), 'rt-seed-'))
  const server = await ProductServer.start(folder)
  await server.stop()
  process.env.E2E_SEEDED_FOLDER = folder
  return () => rm(folder, { recursive: true, force: true })
}

export async function copyOfSeededFolder() {
  const seeded = process.env.E2E_SEEDED_FOLDER
  if (!seeded) throw new Error('The demonstration was not seeded')
  const folder = await mkdtemp(path.join(tmpdir(), 'rt-e2e-'))
  await cp(seeded, folder, { recursive: true, filter: (file) => !/\.s\.PGSQL|roundtable\.pid$/.test(file) })
  return folder
}
