// The product as it was built.
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ServerBuild } from '@remix-run/node'
import { type Product, run } from './start.ts'

await run(async () => {
  const build = (await import(pathToFileURL(path.resolve('build/server/index.js')).href)) as ServerBuild
  return { app: build.entry.module as unknown as Product['app'], build }
})
