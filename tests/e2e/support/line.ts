import type { Page } from '@playwright/test'
import { SCHEMA_VERSION } from '#app/editor/schema/version.ts'

type Frame = string | Buffer

/** The page's line to the server in the hands of the test, before the page is opened: what it says can be altered, what it hears held back. */
export async function lineOf(page: Page) {
  let held: (() => void)[] | null = null
  let cut = false
  const sockets = new Set<{ close(): unknown }>()
  let alter = (frame: Frame): Frame => frame
  // Else the page may come back over requests, which go past the test.
  await page.route(/transport=polling/, (route) => route.abort())
  await page.routeWebSocket(/\/socket\.io\//, (socket) => {
    if (cut) return void socket.close()
    sockets.add(socket)
    const server = socket.connectToServer()
    socket.onMessage((frame) => server.send(alter(frame)))
    server.onMessage((frame) => void (held ? held.push(() => socket.send(frame)) : socket.send(frame)))
  })
  return {
    /** The line is lost, with what is said meanwhile, until it is restored. */
    cut() {
      cut = true
      for (const socket of sockets) socket.close()
      sockets.clear()
    },
    restore: () => void (cut = false),
    hold: () => void (held ??= []),
    release() {
      const waiting = held ?? []
      held = null
      for (const pass of waiting) pass()
    },
    /** From now on the page asks for the text as one of an earlier schema would. */
    age() {
      const [now, before] = [SCHEMA_VERSION, SCHEMA_VERSION - 1].map((it) => Buffer.from(`"schemaVersion":${it}`)) as [
        Buffer,
        Buffer,
      ]
      alter = (frame) => {
        const at = typeof frame === 'string' ? -1 : frame.indexOf(now)
        return at === -1
          ? frame
          : Buffer.concat([(frame as Buffer).subarray(0, at), before, (frame as Buffer).subarray(at + now.length)])
      }
    },
    renew: () => void (alter = (frame) => frame),
  }
}
