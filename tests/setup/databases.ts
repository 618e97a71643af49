import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbeddedDatabase } from '#server/database/embedded.ts'
import { embeddedTemplate } from './embedded-template.ts'
import { createServerDatabases } from './server-databases.ts'
import { sharedSetup } from './shared-setup.ts'
import { workerCount } from './workers.ts'

declare module 'vitest' {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- only an interface can be extended
  export interface ProvidedContext {
    databaseUrls: string[]
  }
}

export default async function startDatabases(project: TestProject) {
  const { value, leave } = await sharedSetup('databases', () =>
    process.env.TEST_DATABASE_URL
      ? createServerDatabases(process.env.TEST_DATABASE_URL, workerCount)
      : startEmbedded(workerCount),
  )
  project.provide('databaseUrls', value)
  return leave
}

async function startEmbedded(count: number) {
  const template = await embeddedTemplate()
  const root = await mkdtemp(path.join(tmpdir(), 'rt-db-'))
  const databases = await Promise.all(
    Array.from({ length: count }, (_, index) => startCopy(template, path.join(root, String(index)))),
  )
  return {
    value: databases.map(({ url }) => url),
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
