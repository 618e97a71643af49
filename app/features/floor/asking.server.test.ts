import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { changeOwnCheckIn } from '#app/features/attendance/check-ins.server.ts'
import { db } from '#app/platform/db.server.ts'
import { buildFloor, idsOf } from '#tests/factories/floor.ts'
import { actorOf } from '#tests/factories/requests.ts'
import { buildMember } from '#tests/factories/roundtables.ts'
import { buildCheckIn } from '#tests/factories/sessions.ts'
import { sessionFor } from '#tests/factories/subjects.ts'
import { ownFloorSchema } from './floor.schema.ts'
import { deskFloorPart, floorPart, ownRequestOf } from './floor-part.server.ts'

const refused = (messageKey: string, values: object = {}) => expect.objectContaining({ messageKey, values })

describe('whoever asks for the floor', () => {
  it('waits, with what they want to say for moderators and themselves alone', async () => {
    const { session, ada, ben, ask, floor, lastEvent } = await buildFloor()
    await ask(ada, { kind: 'question', line: '  What does it   cost? ' })
    const { next } = await floor()
    expect(next).toEqual([
      expect.objectContaining({
        personId: ada.person.id,
        groupId: ada.seat.groupId,
        kind: 'question',
        pinned: false,
      }),
    ])
    expect(next[0]!.reasons).toEqual([{ is: 'group-silent' }, { is: 'asked', n: 1 }])
    expect(JSON.stringify(await floorPart(session.id))).not.toContain('What does')
    expect((await deskFloorPart(session.id)).value.places).toMatchObject([{ line: 'What does it cost?', added: false }])
    expect(await ownRequestOf(session.id, ada.person.id)).toEqual({ kind: 'question', line: 'What does it cost?' })
    expect(await ownRequestOf(session.id, ben.person.id)).toBeNull()
    expect(await lastEvent()).toMatchObject({ name: 'floor.asked', ...idsOf(ada), data: { kind: 'question' } })
    expect(JSON.stringify(await lastEvent())).not.toContain('What does')
  })

  it('waits once, however often and from however many devices they ask', async () => {
    const { ada, ask, give, names } = await buildFloor()
    const asking = await Promise.allSettled([ask(ada), ask(ada), ask(ada)])
    expect(asking.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected'])
    await expect(ask(ada)).rejects.toEqual(refused('floor.own-waiting'))
    expect(await names()).toEqual([ada.person.name])
    await give(ada)
    await expect(ask(ada)).rejects.toEqual(refused('floor.own-speaking'))
  })

  it('asks once with one key, also when the device sends it again after they have spoken', async () => {
    const { session, ada, ask, speech, give, floor, names } = await buildFloor()
    const key = randomUUID()
    await Promise.all([ask(ada, {}, key), ask(ada, {}, key)])
    await give(ada)
    await speech({ act: 'end', speechId: (await floor()).speaker!.speechId })
    await ask(ada, {}, key)
    expect(await db.floorRequest.count({ where: { sessionId: session.id } })).toBe(1)
    expect(await names()).toEqual([])
  })

  it('is told what is so where the queue is shut, and a point of order is taken where only those are', async () => {
    const { ada, ben, own, ask, queue, names } = await buildFloor()
    await queue({ act: 'queue', queue: 'points', was: 'open' })
    await expect(ask(ada)).rejects.toEqual(refused('floor.points-only'))
    await ask(ada, { kind: 'point' })
    await expect(own(ada, { act: 'change', kind: 'for' })).rejects.toEqual(refused('floor.points-only'))
    await own(ada, { act: 'change', kind: 'point', line: 'The vote' })
    await queue({ act: 'queue', queue: 'closed', was: 'points' })
    await expect(ask(ben, { kind: 'point' })).rejects.toEqual(refused('floor.queue-closed'))
    await own(ada, { act: 'withdraw' })
    expect(await names()).toEqual([])
  })

  it('may be an observer only where the session says so', async () => {
    const { roundtable, session, own, ask, names } = await buildFloor()
    const observer = await buildMember({ roundtable, role: 'observer' })
    await expect(ask(observer)).rejects.toMatchObject({ code: 'forbidden' })
    await db.session.update({ where: { id: session.id }, data: { observersMayAsk: true } })
    await ask(observer)
    expect(await names()).toEqual([observer.person.name])
    await db.session.update({ where: { id: session.id }, data: { observersMayAsk: false } })
    await own(observer, { act: 'withdraw' })
    expect(await names()).toEqual([])
  })

  it.each(['planned', 'ended'])('is refused where the session is %s', async (state) => {
    const { session, ada, ask } = await buildFloor()
    await db.session.update({ where: { id: session.id }, data: { state } })
    await expect(ask(ada)).rejects.toEqual(refused('sessions.not-live'))
    expect(await db.sentAct.count({ where: { personId: ada.person.id } })).toBe(0)
  })

  it('lets others go first, until they have', async () => {
    const { ada, ben, own, ask, give, names } = await buildFloor()
    await ask(ada)
    await expect(own(ada, { act: 'let-others-go' })).rejects.toEqual(refused('floor.nobody-behind'))
    await ask(ben)
    const key = randomUUID()
    await own(ada, { act: 'let-others-go' }, key)
    await own(ada, { act: 'let-others-go' }, key)
    expect(await names()).toEqual([ben, ada].map(({ person }) => person.name))
    await give(ben)
    expect(await db.floorRequest.findFirst({ where: { personId: ada.person.id } })).toMatchObject({
      letBy: 0,
      passedOver: 0,
    })
  })

  it('is told what happened to a request that waits no more', async () => {
    const { ada, own, ask, queue, give, requestOf } = await buildFloor()
    await expect(own(ada, { act: 'withdraw' })).rejects.toEqual(refused('floor.own-withdrawn'))
    await ask(ada)
    await queue({ act: 'remove', requestId: await requestOf(ada) })
    await expect(own(ada, { act: 'let-others-go' })).rejects.toEqual(refused('floor.own-cleared'))
    await ask(ada)
    await give(ada)
    await expect(own(ada, { act: 'withdraw' })).rejects.toEqual(refused('floor.own-speaking'))
  })

  it('waits no more once they have left the roundtable, and cannot be given the floor', async () => {
    const { ada, ask, speech, names, requestOf } = await buildFloor()
    await ask(ada)
    const requestId = await requestOf(ada)
    await db.membership.update({ where: { id: ada.membership.id }, data: { endedAt: new Date() } })
    expect(await names()).toEqual([])
    await expect(speech({ act: 'give', requestId })).rejects.toEqual(
      refused('floor.request-cleared', { name: ada.person.name }),
    )
  })

  it('lowers their hand by leaving the session', async () => {
    const { session, ada, ben, ask, names } = await buildFloor()
    for (const who of [ada, ben]) await ask(who)
    const { id } = await buildCheckIn({ session, member: ada })
    const actor = await actorOf(ada.person)
    const subject = await sessionFor(actor, session.roundtableId, session.id, 'attend')
    await changeOwnCheckIn(actor, subject, { act: 'leave', checkInId: id })
    expect(await names()).toEqual([ben.person.name])
    await ask(ada)
    expect(await names()).toEqual([ben.person.name, ada.person.name])
  })

  it.each([{ act: 'ask', kind: 'shouting' }, { act: 'ask', kind: 'for', line: 'x'.repeat(301) }, { act: 'take' }])(
    'sends nothing that is not understood: %o',
    (input) => {
      expect(ownFloorSchema.safeParse(input).success).toBe(false)
    },
  )
})
