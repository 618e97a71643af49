import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ServerBuild } from '@remix-run/node'
import express from 'express'
import { expect, onTestFinished, test } from 'vitest'
import { leavesOf, pageHandlers } from './page-handlers.ts'

const ID = '019b32e7-be83-77d3-ba35-d09ccc4774a7'
const OTHER = '019b32e7-be83-77d3-ba35-d09ccc4774a8'
const says =
  (word: string) =>
  ({ params }: { params: object }) => ({ word, params })
const route = (id: string, parentId: string | undefined, path: string | undefined, more: object = {}) => ({
  id,
  parentId,
  path,
  module: { loader: says(id), action: says(`${id} act`), ...more },
})

/** A root, a frame with a page and what is below it, and an address for whatever there is not. */
const routes = Object.fromEntries(
  [
    route('root', undefined, ''),
    { ...route('home', 'root', undefined), index: true },
    route('frame', 'root', 'tables/:tableId'),
    { ...route('page', 'frame', undefined), index: true },
    route('act', 'frame', 'sessions/:sessionId/floor'),
    route('new', 'frame', 'sessions/new'),
    route('rest', 'frame', '*'),
  ].map((one) => [one.id, one]),
)
const build = {
  routes,
  basename: '/',
  future: { v3_singleFetch: true, v3_throwAbortReason: true },
  assets: { routes: {} },
  entry: { module: { handleError: () => undefined } },
} as unknown as ServerBuild

test.each([
  [`/tables/${ID}`, 'page'],
  [`/tables/${ID}/sessions/${OTHER}/floor`, 'act'],
  [`/tables/${OTHER}/sessions/${ID}/floor`, 'act'],
  [`/tables/${ID}/sessions/new`, 'new'],
  [`/tables/${ID}/sessions/${OTHER}`, 'rest'],
  ['/tables/not-an-id', 'page'],
  ['/_root', 'home'],
  ['/nowhere', null],
])('the route of %s is %s, the first time as every other', (address, leaf) => {
  const routeOf = leavesOf(routes as never)
  expect([routeOf(address), routeOf(address)]).toEqual([leaf, leaf])
})

test('what asks for data is answered by its own route and those around it, with the ids of its own address', async () => {
  const app = express().all('*', pageHandlers(build, { mode: 'production' }))
  const http = createServer(app)
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void http.close().closeAllConnections())
  const at = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  const told = async (path: string, method = 'GET') => (await fetch(at + path, { method })).text()
  for (const [table, session] of [
    [ID, OTHER],
    [OTHER, ID],
  ]) {
    const act = await told(`/tables/${table}/sessions/${session}/floor.data`, 'POST')
    expect(act).toContain('act act')
    expect([act.includes(`"tableId","${table}"`), act.includes(`"sessionId","${session}"`)]).toEqual([true, true])
    const page = await told(`/tables/${table}.data`)
    for (const id of ['root', 'frame', 'page']) expect(page).toContain(`"${id}"`)
  }
  expect(await told('/_root.data')).toContain('"home"')
  expect((await fetch(`${at}/nowhere.data`)).status).toBe(404)
})
