import type { RequestHandler } from 'express'
import { isLoopback } from './loopback.ts'
import type { DocumentStatus } from './metrics.ts'

type Health = { ready: () => boolean; alarms: () => DocumentStatus['alarms']; check: () => Promise<unknown> }

/** Whether the process lives and can serve. Which documents are damaged is told to this machine, to others only how many. */
export function healthHandler({ ready, alarms, check }: Health): RequestHandler {
  return async (request, response) => {
    const found = alarms()
    const reachable = await check().then(() => true, () => false)
    const well = reachable && ready()
    response.status(well ? 200 : 503).json({ live: true, ready: well, alarms: isLoopback(request) ? found : found.length })
  }
}
