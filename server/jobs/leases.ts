import { EventEmitter } from 'node:events'
import type { Job, WorkerEvents } from 'graphile-worker'
import type { Pool } from 'pg'
import { log } from '#app/platform/log.server.ts'

/**
 * graphile-worker keeps the jobs of a killed process for it for four hours. Here whoever works on a job says so again and again, and a job of
 * which nothing was heard for `leaseMs` is anybody's.
 */
export function leaseJobs(pool: Pool, leaseMs: number) {
  const events = new EventEmitter() as WorkerEvents
  const active = new Map<string, Job>()
  events.on('job:start', ({ job }) => void active.set(job.id, job))
  events.on('job:complete', ({ job }) => void active.delete(job.id))
  let turn = Promise.resolve()
  let turns = 0
  const timer = setInterval(
    () =>
      (turn = turn
        .then(look)
        .catch((error: unknown) => log.warn({ err: error }, 'the jobs under way could not be looked at'))),
    leaseMs / 4,
  )
  async function look() {
    if (active.size)
      await pool.query(
        'UPDATE graphile_worker._private_jobs SET locked_at = now() WHERE id = ANY($1::bigint[]) AND locked_at IS NOT NULL',
        [[...active.keys()]],
      )
    if (turns++ % 2) return
    // Told as new jobs are, or they would wait until somebody looks.
    await pool.query(
      `WITH freed AS (
         UPDATE graphile_worker._private_jobs SET locked_at = NULL, locked_by = NULL
         WHERE locked_at < now() - $1 * interval '1 millisecond' RETURNING id
       )
       SELECT pg_notify('jobs:insert', json_build_object('count', count(*))::text) FROM freed HAVING count(*) > 0`,
      [leaseMs],
    )
  }
  const stop = () => {
    clearInterval(timer)
    return turn
  }
  return { events, stop }
}
