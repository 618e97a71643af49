import { expect, it } from 'vitest'
import { db } from '#app/platform/db.server.ts'
import { mailsTo } from '#tests/factories/mails.ts'
import { buildAction } from '#tests/factories/outcomes.ts'
import { buildMember, buildRoundtable } from '#tests/factories/roundtables.ts'
import { buildSession } from '#tests/factories/sessions.ts'
import { remindOfActions } from './reminders.server.ts'

it('goes to the owner of an open action on the day it is due where they are, once for that day', async () => {
  const roundtable = await buildRoundtable()
  const owner = await buildMember({ roundtable })
  await db.person.update({ where: { id: owner.person.id }, data: { timeZone: 'Pacific/Auckland' } })
  const session = await buildSession({ roundtable })
  const dueOn = new Date('2026-12-10T00:00:00Z')
  const { id } = await buildAction({ session, owner, dueOn })
  const mails = async () => (await mailsTo(owner.person.email)).length
  await remindOfActions(new Date('2026-12-09T10:59:00Z'))
  expect(await mails()).toBe(0)
  // Midnight in Auckland.
  await Promise.all([1, 2, 3].map(() => remindOfActions(new Date('2026-12-09T11:01:00Z'))))
  expect(await mails()).toBe(1)
  await remindOfActions(new Date('2026-12-20T09:00:00Z'))
  expect(await mails()).toBe(1)
  await db.action.update({ where: { id }, data: { dueOn: new Date('2026-12-21T00:00:00Z') } })
  await remindOfActions(new Date('2026-12-21T09:00:00Z'))
  expect(await mails()).toBe(2)
})

it('does not go where nothing is to be done any more', async () => {
  const roundtable = await buildRoundtable()
  const closed = await buildRoundtable({ state: 'closed' })
  const [owner, left, elsewhere] = await Promise.all([
    buildMember({ roundtable }),
    buildMember({ roundtable, endedAt: new Date() }),
    buildMember({ roundtable: closed }),
  ])
  const session = await buildSession({ roundtable })
  const dueOn = new Date('2026-12-10T00:00:00Z')
  await buildAction({ session, owner, dueOn, state: 'done', settledAt: new Date() })
  await buildAction({ session, owner, dueOn, removedAt: new Date() })
  await buildAction({ session: await buildSession({ roundtable, removedAt: new Date() }), owner, dueOn })
  await buildAction({ session, owner: left, dueOn })
  await buildAction({ session: await buildSession({ roundtable: closed }), owner: elsewhere, dueOn })
  await buildAction({ session, dueOn })
  await remindOfActions(new Date('2026-12-11T09:00:00Z'))
  for (const { person } of [owner, left, elsewhere]) expect(await mailsTo(person.email)).toEqual([])
})
