import { expect, it } from 'vitest'
import { db } from '#app/platform/db.server.ts'
import { buildMember } from '#tests/factories/roundtables.ts'
import { openSecretBallot } from '#tests/factories/secret-ballots.ts'
import { sha256 } from '../counting/sha256.ts'
import { rollOf } from './roll.queries.server.ts'
import { rollText } from './roll-lines.ts'

const vote = (at: number) => ({ position: at % 2 ? 'favour' : 'live', reason: '' })

it('of a secret ballot is read after the closing: who might vote and who did, with the fingerprint of the opening', async () => {
  const table = await openSecretBallot()
  for (const [at, seat] of table.seats.slice(0, 6).entries()) await table.cast(seat, vote(at))
  expect(await rollOf(await table.subject())).toBeNull()
  await table.close()
  await buildMember({ roundtable: table.roundtable })
  const roll = (await rollOf(await table.subject()))!
  const { terms } = await db.ballot.findUniqueOrThrow({ where: { id: table.ballot.id } })
  const { hash, size } = (terms as { secret: { roll: { hash: string; size: number } } }).secret.roll
  expect([sha256(rollText(roll.lines)), roll.lines.length]).toEqual([hash, size])
  expect(
    roll.lines
      .filter(({ cast }) => cast)
      .map(({ holderId }) => holderId)
      .sort(),
  ).toEqual(
    table.seats
      .slice(0, 6)
      .map(({ personId }) => personId)
      .sort(),
  )
  expect(roll.lines.every(({ name, organisation }) => name && organisation)).toBe(true)
  expect(JSON.stringify(roll)).not.toMatch(/favour|live|receipt|link/)
  expect(Object.keys(roll.lines[0]!).sort()).toEqual(['cast', 'groupId', 'holderId', 'name', 'organisation', 'weight'])
})

it('of organisations names each of them once', async () => {
  const table = await openSecretBallot({ terms: { who: 'organisations' } })
  for (const [at, seat] of table.seats.slice(0, 5).entries()) await table.cast(seat, vote(at))
  await table.close()
  const roll = (await rollOf(await table.subject()))!
  expect(new Set(roll.lines.map(({ holderId }) => holderId)).size).toBe(roll.lines.length)
  expect(roll.lines.every(({ name, organisation }) => name && organisation === null)).toBe(true)
})

it('is read by nobody where it was not said before anybody answered', async () => {
  const table = await openSecretBallot({ secret: { listed: undefined } })
  for (const [at, seat] of table.seats.slice(0, 5).entries()) await table.cast(seat, vote(at))
  await table.close()
  expect(await rollOf(await table.subject())).toBeNull()
})
