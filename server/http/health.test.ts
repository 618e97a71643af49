import type { Request, Response } from 'express'
import { expect, test, vi } from 'vitest'
import { healthHandler } from './health.ts'

const alarms = [{ documentId: 'd', sectionId: 's', damage: 'row 2 is missing' }]

async function asked(remoteAddress: string, { ready = true, check = () => Promise.resolve() as Promise<unknown> } = {}) {
  const json = vi.fn()
  const status = vi.fn(() => ({ json }))
  const handle = healthHandler({ ready: () => ready, alarms: () => alarms, check })
  await handle({ headers: {}, socket: { remoteAddress } } as unknown as Request, { status } as unknown as Response, vi.fn())
  return [(status.mock.calls as unknown[][])[0]![0], json.mock.calls[0]![0]]
}

test('this machine is told which documents are damaged, others how many', async () => {
  expect(await asked('127.0.0.1')).toEqual([200, { live: true, ready: true, alarms }])
  expect(await asked('203.0.113.9')).toEqual([200, { live: true, ready: true, alarms: 1 }])
})

test('a process that is starting, or whose database is away, is not ready', async () => {
  expect(await asked('::1', { ready: false })).toEqual([503, { live: true, ready: false, alarms }])
  expect(await asked('203.0.113.9', { check: () => Promise.reject(new Error('away')) })).toEqual([503, { live: true, ready: false, alarms: 1 }])
})
