// The product from its sources: pages reload by themselves; a change to what sockets and jobs hold asks for a new process (scripts/dev.mjs).
import type { ServerBuild } from '@remix-run/node'
import type { RequestHandler } from 'express'
import { createServer } from 'vite'
import { isHeldByProcess } from './held-modules.ts'
import { type Product, run } from './start.ts'

await run(async () => {
  const vite = await createServer({ server: { middlewareMode: true } })
  vite.watcher.on('change', (file) => {
    if (isHeldByProcess(file, vite.config.root, vite.environments.ssr.moduleGraph)) process.send?.('restart')
  })
  const build = () => vite.ssrLoadModule('virtual:remix/server-build') as Promise<ServerBuild>
  return {
    app: (await build()).entry.module as unknown as Product['app'],
    build,
    assets: vite.middlewares as RequestHandler,
  }
})
