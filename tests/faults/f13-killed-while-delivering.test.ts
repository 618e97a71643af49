import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { faultReport } from './fault-report.ts'
import type { KillPoint } from './kill-at.ts'
import type { MailCalls, MailSettings } from './mail-process.ts'
import { startMailServer } from './mail-server.ts'
import { ownDatabase } from './own-database.ts'
import { randomOf, scaled } from './scale.ts'
import { pause } from './server.ts'
import { type Remote, startRemote } from './start-remote.ts'

const LEASE_MS = 400
const nothing = undefined as never
const someNames = (count: number) => Array.from({ length: count }, () => randomUUID())

async function post(settings: Partial<MailSettings> = {}) {
  const database = await ownDatabase()
  const dataDir = await mkdtemp(path.join(tmpdir(), 'rt-post-'))
  onTestFinished(async () => {
    await database.close()
    await rm(dataDir, { recursive: true, force: true })
  })
  const outbox = path.join(dataDir, 'outbox')
  async function start(killAt?: KillPoint) {
    const given: MailSettings = {
      databaseUrl: database.url,
      dataDir,
      leaseMs: LEASE_MS,
      ...settings,
      ...(killAt && { killAt }),
    }
    const remote = await startRemote<MailCalls>('mail-process', given)
    onTestFinished(() => remote.kill())
    return remote
  }
  return {
    start,
    files: () =>
      existsSync(outbox)
        ? readdirSync(outbox)
            .filter((name) => name.endsWith('.eml'))
            .map((name) => readFileSync(path.join(outbox, name), 'utf8'))
        : [],
  }
}

type Post = Awaited<ReturnType<typeof post>>

/** The last process, which nobody kills, works off what is left. */
async function settle({ start }: Post) {
  const last = await start()
  await last.call('work', nothing)
  await expect.poll(() => last.call('left', nothing), { timeout: 60_000 }).toBe(0)
  const committed = await last.call('committed', nothing)
  await last.kill()
  return committed
}

/** Its own killing ends the answer to whatever it was asked. */
const orDead = (asked: Promise<unknown>) =>
  asked.catch((error: Error) => {
    if (!/^the process (has )?ended$/.test(error.message)) throw error
  })

/** Mails that are done with together pass a chosen moment once: more are sent until it has come. */
async function sendUntilDead(worker: Remote<MailCalls>) {
  let isDead = false
  void worker.exited.then(() => (isDead = true))
  while (!isDead) {
    await orDead(worker.call('send', { names: someNames(2) }))
    await pause(200)
  }
}

const MOMENTS: KillPoint[] = [
  { at: 'rename', when: 'before', times: 2 },
  { at: 'rename', when: 'after', times: 2 },
  { at: 'INSERT INTO "Delivery"', when: 'before', times: 2 },
  { at: 'INSERT INTO "Delivery"', when: 'after', times: 2 },
  { at: 'delete from "graphile_worker"._private_jobs', when: 'before', times: 2 },
  { at: 'delete from "graphile_worker"._private_jobs', when: 'after', times: 2 },
]

test('F13 the process is killed between the commit and the delivery of a mail, and while it is delivered to a file', async () => {
  const rounds = scaled({ short: 1, full: 3 })
  const atRandom = scaled({ short: 2, full: 20 })
  const report = faultReport(
    'F13',
    'killed while delivering to files',
    `${rounds} × ${MOMENTS.length + 1} chosen moments, ${atRandom} random ones`,
  )
  const random = randomOf('F13')
  const office = await post()
  let kills = 0
  for (let round = 0; round < rounds; round++) {
    const sender = await office.start()
    await orDead(sender.call('send', { names: someNames(30), thenDie: true }))
    await sender.exited
    kills++
    for (const moment of MOMENTS) {
      const worker = await office.start(moment)
      await orDead(worker.call('work', nothing))
      await sendUntilDead(worker)
      kills++
    }
  }
  for (let kill = 0; kill < atRandom; kill++) {
    const both = await office.start()
    // The first is slow to connect: the moments are counted from a process that is under way.
    await both.call('send', { names: someNames(1) })
    await both.call('work', nothing)
    const sending = orDead(both.call('send', { names: someNames(200) }))
    await pause(20 + random.below(500))
    await both.kill()
    await sending
    kills++
  }
  const committed = await settle(office)
  const mails = office.files()
  const copies = committed.map((name) => mails.filter((mail) => mail.includes(`${name}@example.org`)).length)
  report.measure('kills', kills, { least: rounds * (MOMENTS.length + 1) + atRandom })
  report.measure('mails of committed acts', committed.length, { least: rounds * 30 + atRandom })
  report.measure('never delivered', copies.filter((count) => count === 0).length, { most: 0 })
  report.measure('delivered more than once', copies.filter((count) => count > 1).length, { most: 0 })
  report.measure('delivered of no act', mails.length - copies.reduce((sum, count) => sum + count, 0), { most: 0 })
  report.measure('cut short', mails.filter((mail) => !/\n\n[^]+\n$/.test(mail)).length, { most: 0 })
  report.check()
}, 600_000)

test('F13 the process is killed around the answer of a mail server', async () => {
  const each = scaled({ short: 1, full: 10 })
  const report = faultReport(
    'F13',
    'killed while sending',
    `${each} kills before the server says yes, ${each} right after it, ${each} once it is noted`,
  )
  const server = await startMailServer()
  onTestFinished(server.close)
  const office = await post({ smtpUrl: server.url })
  const sender = await office.start()
  await orDead(sender.call('send', { names: someNames(each * 6), thenDie: true }))
  await sender.exited
  for (const when of ['before', 'after'] as const) {
    for (let kill = 0; kill < each; kill++) {
      const worker = await office.start()
      server.state.verdict = () =>
        when === 'before' ? { before: () => worker.kill() } : { after: () => void worker.kill() }
      await orDead(worker.call('work', nothing))
      await worker.exited
    }
  }
  server.state.verdict = () => ({})
  for (let kill = 0; kill < each; kill++) {
    const worker = await office.start({ at: 'INSERT INTO "Delivery"', when: 'after' })
    await orDead(worker.call('work', nothing))
    await worker.exited
  }
  const committed = await settle(office)
  const sent = new Set(server.accepted)
  // Two mails may be under way in the process that is killed.
  report.measure('mails of committed acts', committed.length, { least: each * 6 })
  report.measure('never sent', committed.length - sent.size, { most: 0 })
  report.measure('without a name of their own', server.accepted.filter((id) => id === 'none').length, { most: 0 })
  report.measure('sent again under the same Message-ID', server.accepted.length - sent.size, { most: each * 4 })
  report.check()
}, 600_000)
