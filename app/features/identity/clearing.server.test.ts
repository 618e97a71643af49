import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { db } from '#app/platform/db.server.ts'
import { actorFromCookie } from '#app/platform/session.server.ts'
import { buildPerson } from '#tests/factories/people.ts'
import { cookieOf } from '#tests/factories/requests.ts'
import { clearWhatHasEnded } from './clearing.server.ts'

const DAY = 86_400_000
const inDays = (days: number) => new Date(Date.now() + days * DAY)

it('deletes sessions and links that have ended, and none that still opens something', async () => {
  const person = await buildPerson()
  const personId = person.id
  const open = await cookieOf(person)
  const session = (expiresAt: Date, createdAt = new Date()) =>
    db.authSession.create({ data: { id: randomUUID(), personId, expiresAt, createdAt } })
  await session(inDays(-1))
  await session(inDays(10), inDays(-61))
  const token = (name: string, expiresAt: Date, usedAt?: Date) =>
    db.token.create({ data: { id: `${name} ${personId}`, personId, purpose: 'reset', expiresAt, usedAt } })
  await Promise.all([
    token('old', inDays(-1)),
    token('used', inDays(5), inDays(-2)),
    token('just used', inDays(5), new Date()),
    token('waiting', inDays(5)),
  ])
  await db.firstAccountLink.create({ data: { id: personId, expiresAt: inDays(-1) } })

  await clearWhatHasEnded()

  expect(await actorFromCookie(open)).toMatchObject({ personId })
  expect(await db.authSession.count({ where: { personId } })).toBe(1)
  const left = await db.token.findMany({ where: { personId }, orderBy: { id: 'asc' } })
  expect(left.map(({ id }) => id)).toEqual([`just used ${personId}`, `waiting ${personId}`])
  expect(await db.firstAccountLink.count({ where: { id: personId } })).toBe(0)
})
