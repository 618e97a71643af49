// @vitest-environment jsdom
import { EventEmitter } from 'node:events'
import type { Socket } from 'socket.io-client'
import { expect, it } from 'vitest'
import { CollabProvider } from './provider.ts'

function leavingIsHeldUp() {
  return !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))
}

it('warns whoever leaves while words the server did not take are kept nowhere but here', () => {
  const socket = Object.assign(new EventEmitter(), { connected: false, active: true }) as unknown as Socket
  const provider = new CollabProvider({ subject: { type: 'section', id: 'one' }, socket, indexedDb: false })
  expect(leavingIsHeldUp()).toBe(false)
  provider.refused.offer('my words')
  expect(leavingIsHeldUp()).toBe(true)
  provider.discardRefused()
  expect(leavingIsHeldUp()).toBe(false)
  provider.destroy()
})
