import { Logger, run, type Runner } from 'graphile-worker'
import type { Pool } from 'pg'
import { closeWhatIsDue } from '#app/features/ballots/closing.server.ts'
import { remindBeforeClosing } from '#app/features/ballots/reminders/reminders.server.ts'
import { tellTurnouts } from '#app/features/ballots/secret/roll.server.ts'
import { TOLD_EVERY_MINUTES } from '#app/features/ballots/secret/secret.policy.ts'
import { sweepWhatWasLeft } from '#app/features/ballots/secret/sweep.server.ts'
import { openWhatIsDue } from '#app/features/ballots/terms/schedule.server.ts'
import { emptyBin } from '#app/features/bin/purge.server.ts'
import { unmarkRemovedThread } from '#app/features/comments/anchoring.server.ts'
import { clearWhatHasEnded } from '#app/features/identity/clearing.server.ts'
import { remindOfActions } from '#app/features/outcomes/reminders.server.ts'
import { forgetOldInterests } from '#app/features/partners/retention.server.ts'
import { remindTheDayBefore } from '#app/features/preparation/reminders.server.ts'
import { log } from '#app/platform/log.server.ts'
import { deliverMail } from '#app/platform/mail.server.ts'
import { leaseJobs } from './leases.ts'
import { mergeWhatIsOld } from './merge-rows.ts'

const logger = new Logger(() => (level, message) => {
  if (level === 'error') log.error(message)
})

/** Starts the queue's workers on the application's database. `pollMs`: how often they look for jobs of which the database has not told them. */
export async function startJobs(pool: Pool, { leaseMs = 20_000, pollMs = 500 } = {}): Promise<Pick<Runner, 'stop'>> {
  const leases = leaseJobs(pool, leaseMs)
  const runner = await run({
    pgPool: pool,
    events: leases.events,
    concurrency: 2,
    noHandleSignals: true,
    // The embedded database has one backend for all connections: a named statement of one would be refused to the next.
    noPreparedStatements: true,
    pollInterval: pollMs,
    logger,
    taskList: {
      'deliver-mail': async (payload, { job }) => deliverMail(payload, `job-${job.id}`),
      'unmark-thread': async (payload) => unmarkRemovedThread(payload),
      'clear-what-has-ended': async () => void (await clearWhatHasEnded()),
      'remind-of-ballots': async () => void (await remindBeforeClosing()),
      'tell-secret-turnouts': async () => {
        await tellTurnouts()
        await sweepWhatWasLeft()
      },
      'close-ballots': async () => void (await closeWhatIsDue(), await openWhatIsDue()),
      'empty-bin': async () => void (await emptyBin()),
      'remind-of-actions': async () => void (await remindOfActions()),
      'forget-old-interests': async () => void (await forgetOldInterests()),
      'merge-old-rows': async (_, { abortSignal }) => void (await mergeWhatIsOld(pool, abortSignal)),
      'remind-the-day-before': async () => void (await remindTheDayBefore()),
    },
    // Every ten minutes the reminders of sessions; the others every night, and once at the next start when the machine slept through it.
    crontab: `0 3 * * * forget-old-interests ?fill=2d\n30 3 * * * clear-what-has-ended ?fill=2d\n15 3 * * * empty-bin ?fill=2d\n45 3 * * * merge-old-rows ?fill=2d\n20 * * * * remind-of-actions ?fill=2h\n*/10 * * * * remind-the-day-before\n* * * * * close-ballots\n*/10 * * * * remind-of-ballots\n*/${TOLD_EVERY_MINUTES} * * * * tell-secret-turnouts`,
  })
  return {
    async stop() {
      await runner.stop()
      await leases.stop()
    },
  }
}
