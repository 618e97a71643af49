import type { RequestHandler } from 'express'
import { isThisMachine } from './loopback.ts'

export type Alarm = { documentId: string; subject: { type: string; id: string }; damage: string }
type Process = { ready: () => boolean; checkDatabase: () => Promise<void>; alarms: () => Alarm[] }

const ANSWER_MS = 2000

/**
 * Live: the process answers. Ready: it takes visitors and its database answers. A damaged document makes neither false, the others
 * are well; which ones they are is told to this machine alone.
 */
export function serveHealth({ ready, checkDatabase, alarms }: Process): RequestHandler {
  const isReady = sharing(async () => ready() && (await answers(checkDatabase())))
  return (request, response) => {
    void isReady().then((now) => {
      const known = alarms()
      response
        .status(now ? 200 : 503)
        .json({ live: true, ready: now, alarms: isThisMachine(request) ? known : known.length })
    })
  }
}

/** For whoever restarts a process that hangs, and must not do so because its database is away. */
export const serveLiveness: RequestHandler = (_request, response) => {
  response.json({ live: true })
}

/** However many ask at once, the work is done once. */
function sharing<T>(work: () => Promise<T>) {
  let running: Promise<T> | null = null
  return () => (running ??= work().finally(() => (running = null)))
}

function answers(work: Promise<void>) {
  return new Promise<boolean>((resolve) => {
    const timer = setTimeout(() => resolve(false), ANSWER_MS)
    work
      .then(
        () => true,
        () => false,
      )
      .then((well) => {
        clearTimeout(timer)
        resolve(well)
      })
  })
}
