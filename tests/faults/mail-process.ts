// Writes mails and works off the queue in a process of its own, which kills itself where a fault says so.
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { countdown, die, dieAt, type KillPoint } from './kill-at.ts'
import { serveCalls } from './serve-calls.ts'

export type MailSettings = {
  databaseUrl: string
  dataDir: string
  smtpUrl?: string
  leaseMs: number
  /** At a statement, or at `rename`: the moment a file gets its name. */
  killAt?: KillPoint
}

const settings = JSON.parse(process.argv[2]!) as MailSettings
Object.assign(process.env, { DATA_DIR: settings.dataDir, SMTP_URL: settings.smtpUrl ?? '' })
const { connectDatabase, db, pgPool } = await import('#app/platform/db.server.ts')
const { sendMail } = await import('#app/platform/mail.server.ts')
const { transaction } = await import('#app/platform/transaction.server.ts')
const { startJobs } = await import('#server/jobs/index.ts')
connectDatabase(settings.databaseUrl)

const { killAt } = settings
if (killAt?.at === 'rename') {
  const isNow = countdown(killAt)
  const { rename } = fs.promises
  fs.promises.rename = async (...paths) => {
    const now = isNow()
    // Also where it fails: on a busy machine a lease may end and the same mail be delivered by two at once, of whom one comes too late.
    await rename(...paths).finally(() => now && die())
  }
  syncBuiltinESMExports()
} else if (killAt) dieAt(killAt)

const handlers = {
  /** Each mail in the transaction of an event that names the same person. */
  async send({ names, thenDie = false }: { names: string[]; thenDie?: boolean }) {
    for (const subjectId of names) {
      await transaction(async (tx, record) => {
        await record({ name: 'group.edited', subjectId })
        await sendMail(
          {
            to: `${subjectId}@example.org`,
            language: 'en',
            template: 'password-reset',
            values: { name: subjectId, link: subjectId },
          },
          tx,
        )
      })
    }
    if (thenDie) die()
  },
  // As in the product: a PostgreSQL server has to tell of a job that a killed process left.
  work: async () =>
    void (await startJobs(pgPool(), {
      leaseMs: settings.leaseMs,
      pollMs: process.env.TEST_DATABASE_URL ? 30_000 : 500,
    })),
  async left() {
    const [row] = await db.$queryRaw<
      { jobs: number }[]
    >`SELECT count(*)::int AS jobs FROM graphile_worker._private_jobs j WHERE j.payload->>'template' IS NOT NULL`
    return row!.jobs
  },
  committed: async () =>
    (await db.event.findMany({ where: { name: 'group.edited' }, select: { subjectId: true } })).map(
      ({ subjectId }) => subjectId,
    ),
}

export type MailCalls = typeof handlers
serveCalls(handlers)
