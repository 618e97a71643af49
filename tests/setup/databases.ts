import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbeddedDatabase } from '#server/database/embedded.ts'
import { embeddedTemplate } from './embedded-template.ts'
import { createServerDatabases } from './server-databases.ts'
import { workerCount } from './workers.ts'

declare module 'vitest' {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- only an interface can be extended
  export interface ProvidedContext {
    databaseUrls: string[]
  }
}

type Databases = { urls: string[]; close: () => Promise<void> }
type Shared = { users: number; databases?: Promise<Databases> }

// Three projects run this file in one process; they share the databases and the last one closes them.
const shared = ((globalThis as { roundtableTestDatabases?: Shared }).roundtableTestDatabases ??= { users: 0 })

export default async function startDatabases(project: TestProject) {
  shared.users += 1
  shared.databases ??= process.env.TEST_DATABASE_URL
    ? createServerDatabases(process.env.TEST_DATABASE_URL, workerCount)
    : startEmbedded(workerCount)
  const { urls, close } = await shared.databases
  project.provide('databaseUrls', urls)
  return async () => {
    shared.users -= 1
    if (shared.users > 0) return
    shared.databases = undefined
    await close()
  }
}

async function startEmbedded(count: number): Promise<Databases> {
  const template = await embeddedTemplate()
  const root = await mkdtemp(path.join(tmpdir(), 'rt-db-'))
  const databases = await Promise.all(
    Array.from({ length: count }, (_, index) => startCopy(template, path.join(root, String(index)))),
  )
  return {
    urls: databases.map(({ url }) => url),
    close: async () => {
      await Promise.all(databases.map((database) => database.close()))
      await rm(root, { recursive: true, force: true })
    },
  }
}

async function startCopy(template: string, folder: string) {
  await mkdir(folder, { recursive: true })
  await cp(path.join(template, 'database'), path.join(folder, 'database'), { recursive: true })
  return startEmbeddedDatabase(folder)
}
