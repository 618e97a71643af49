import { Logger, run, type Runner } from 'graphile-worker'
import type { Pool } from 'pg'
import { emptyBin } from '#app/features/bin/purge.server.ts'
import { clearWhatHasEnded } from '#app/features/identity/clearing.server.ts'
import { forgetOldInterests } from '#app/features/partners/retention.server.ts'
import { log } from '#app/platform/log.server.ts'
import { deliverMail } from '#app/platform/mail.server.ts'

const logger = new Logger(() => (level, message) => {
  if (level === 'error') log.error(message)
})

/** Starts the queue's workers on the application's database. */
export function startJobs(pool: Pool): Promise<Runner> {
  return run({
    pgPool: pool,
    concurrency: 2,
    noHandleSignals: true,
    // The embedded database has one backend for all connections: a named statement of one would be refused to the next.
    noPreparedStatements: true,
    pollInterval: 500,
    logger,
    taskList: {
      'deliver-mail': async (payload) => deliverMail(payload),
      'clear-what-has-ended': async () => void (await clearWhatHasEnded()),
      'empty-bin': async () => void (await emptyBin()),
      'forget-old-interests': async () => void (await forgetOldInterests()),
    },
    // Every night, and once at the next start when the machine slept through it.
    crontab: '0 3 * * * forget-old-interests ?fill=2d\n30 3 * * * clear-what-has-ended ?fill=2d\n15 3 * * * empty-bin ?fill=2d',
  })
}
