import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { recountBundle } from '#app/features/ballots/recount/bundle.ts'
import { bundleOf } from '#app/features/ballots/recount/bundles.server.ts'
import { countOf } from '#app/features/ballots/recount/count-of.server.ts'
import { rollFaults } from '#app/features/ballots/recount/roll-check.ts'
import { receiptHash } from '#app/features/ballots/secret/receipts.ts'
import { db } from '#app/platform/db.server.ts'
import type { Seat } from '#app/shared/roles.ts'
import { cookieOf } from '#tests/factories/requests.ts'
import { openSecretBallot } from '#tests/factories/secret-ballots.ts'
import { testDatabase } from '#tests/setup/database.ts'
import { faultReport } from './fault-report.ts'
import type { KillPoint } from './kill-at.ts'
import { startRoomNode } from './room-page.ts'
import { scaled } from './scale.ts'

const CHOSEN: KillPoint[] = [
  { at: 'INSERT INTO "SealedVote"', when: 'after' },
  { at: 'COMMIT', when: 'after' },
  { at: 'INSERT INTO "SealedVote"', when: 'before' },
  { at: 'COMMIT', when: 'before' },
]
const POINTS = scaled({ short: CHOSEN.slice(0, 2), full: CHOSEN })
const yes = { choice: 'yes' }

test('F15 the process is killed while it seals a secret vote: mark and vote are both there or neither, and the receipt holds', async () => {
  const report = faultReport(
    'F15',
    'killed while sealing a secret vote',
    `${POINTS.length} moments, first votes and replaced ones`,
  )
  const table = await openSecretBallot({
    ...{ voters: 8, method: 'yes-no', secret: { changes: 'until-close' } },
    settings: { minimumTurnout: 0.25 } as never,
  })
  const { roundtable, ballot, seats } = table
  const stored = async () => {
    const [marks, votes] = await Promise.all([
      db.ballotRoll.count({ where: { ballotId: ballot.id, cast: true } }),
      db.sealedVote.count({ where: { ballotId: ballot.id } }),
    ])
    return { marks, votes }
  }
  const others = seats.slice(4)
  for (const seat of others) await table.cast(seat, yes)

  async function killed(seat: Seat, killAt: KillPoint, key: string) {
    const node = await startRoomNode({ databaseUrl: testDatabase(), killAt })
    const sent = { cookie: await cookieOf({ id: seat.personId }), roundtableId: roundtable.id, of: ballot.id, key }
    await expect(node.call('castSecret', { ...sent, verb: 'vote', input: { choice: 'no' } })).rejects.toThrow()
    await node.exited
  }

  const receipts: string[] = []
  let [apart, otherReceipt, moved] = [0, 0, 0]
  for (const [at, killAt] of POINTS.entries())
    // A first vote, then one that takes the place of another.
    for (const seat of [seats[at]!, others[at]!]) {
      const before = await stored()
      const key = randomUUID()
      await killed(seat, killAt, key)
      const after = await stored()
      if (after.marks !== after.votes) apart++
      const isStored = killAt.at === 'COMMIT' && killAt.when === 'after'
      if (after.votes !== before.votes + (isStored && seat === seats[at] ? 1 : 0)) moved++
      // Its device sends it again to whoever answers now.
      const [first, again] = [
        await table.cast(seat, { choice: 'no' }, key),
        await table.cast(seat, { choice: 'no' }, key),
      ]
      if (!first.receipt || first.receipt !== again.receipt) otherReceipt++
      receipts.push(first.receipt!)
    }
  const all = await stored()
  report.measure('marks without a vote, or votes without a mark', apart, { most: 0 })
  report.measure('votes stored otherwise than their transaction', moved, { most: 0 })
  report.measure('receipts that are another when sent again', otherReceipt, { most: 0 })
  report.measure(
    'votes lost or twice',
    Math.abs(all.votes - others.length - POINTS.length) + Math.abs(all.votes - all.marks),
    { most: 0 },
  )

  await table.close()
  const bundle = await bundleOf(await table.subject())
  report.measure(
    'receipts that were not counted',
    receipts.filter((one) => !bundle.receipts?.includes(receiptHash(one))).length,
    { most: 0 },
  )
  expect(rollFaults(bundle)).toEqual([])
  expect(recountBundle(bundle, countOf('yes-no'))).toMatchObject({ same: true })
  expect((bundle.votes ?? []).filter(({ answer }) => answer.choice === 'no')).toHaveLength(2 * POINTS.length)
  report.check()
}, 300_000)
