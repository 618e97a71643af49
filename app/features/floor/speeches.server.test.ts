import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { db } from '#app/platform/db.server.ts'
import { buildFloor, idsOf } from '#tests/factories/floor.ts'
import { buildMember } from '#tests/factories/roundtables.ts'

const refused = (messageKey: string, values: object = {}) => expect.objectContaining({ messageKey, values })

describe('the floor', () => {
  it('is given to the first, kept with the seat and the item, and its time counts for person and group', async () => {
    const { session, item, moderator, ada, ben, ask, speech, give, pass, floor, requestOf } = await buildFloor()
    await ask(ada)
    await ask(ben)
    await speech({ act: 'next', requestId: await requestOf(ada) })
    expect((await floor()).speaker).toMatchObject({ name: ada.person.name, kind: 'contribution', allowedSeconds: 180 })
    expect(await db.speech.findFirst({ where: { sessionId: session.id } })).toMatchObject({
      ...idsOf(ada),
      itemId: item.id,
      byId: moderator.person.id,
    })
    await pass(100)
    await give(ben)
    const { groupMs, last, spoken, speaker, typicalSeconds } = await floor()
    expect(speaker?.name).toBe(ben.person.name)
    expect(last).toMatchObject([{ name: ada.person.name }])
    expect(last[0]!.ms).toBeGreaterThanOrEqual(100_000)
    expect(last[0]!.ms).toBeLessThan(110_000)
    expect(groupMs[ada.seat.groupId]).toBe(last[0]!.ms)
    expect(spoken.sort()).toEqual([ada.person.id, ben.person.id].sort())
    expect(typicalSeconds).toBeLessThan(110)
    expect(
      await db.floorRequest.findMany({ where: { sessionId: session.id }, orderBy: { askedAt: 'asc' } }),
    ).toMatchObject([{ state: 'spoken' }, { state: 'speaking' }])
  })

  it('given to somebody else than was proposed is on record, with whom instead of whom', async () => {
    const { moderator, ada, ben, ask, speech, give, floor, requestOf, lastEvent } = await buildFloor()
    await ask(ada)
    await ask(ben)
    await give(ben)
    expect(await lastEvent()).toMatchObject({
      name: 'floor.given',
      ...idsOf(moderator),
      data: { personId: ben.person.id, place: 2, insteadOf: ada.person.id },
    })
    expect(await db.floorRequest.findFirst({ where: { personId: ada.person.id } })).toMatchObject({ passedOver: 1 })
    await speech({ act: 'next', requestId: await requestOf(ada), speechId: (await floor()).speaker?.speechId })
    expect((await lastEvent())!.data).not.toHaveProperty('insteadOf')
  })

  it('is given once where two moderators give it at the same moment, and the second is told to whom', async () => {
    const { roundtable, session, ada, ben, ask, speech, floor, requestOf } = await buildFloor()
    const other = await buildMember({ roundtable, role: 'moderator' })
    for (const who of [ada, ben]) await ask(who)
    const [first, second] = [await requestOf(ada), await requestOf(ben)]
    const given = await Promise.allSettled([
      speech({ act: 'give', requestId: first }),
      speech({ act: 'give', requestId: second }, other),
    ])
    expect(given.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const { speaker } = await floor()
    const refusal = given.find(({ status }) => status === 'rejected') as PromiseRejectedResult
    expect(refusal.reason).toEqual(refused('floor.given-meanwhile', { name: speaker!.name }))
    expect(await db.speech.count({ where: { sessionId: session.id } })).toBe(1)
  })

  it('goes to the next only while they are still the next', async () => {
    const { ada, ben, own, ask, speech, requestOf } = await buildFloor()
    await ask(ada)
    const requestId = await requestOf(ada)
    await ask(ben, { kind: 'point' })
    await expect(speech({ act: 'next', requestId })).rejects.toEqual(
      refused('floor.order-moved', { name: ben.person.name }),
    )
    await own(ada, { act: 'withdraw' })
    await expect(speech({ act: 'give', requestId })).rejects.toEqual(
      refused('floor.request-withdrawn', { name: ada.person.name }),
    )
    await expect(speech({ act: 'give', requestId: randomUUID() })).rejects.toMatchObject({ code: 'not-found' })
  })

  it('pauses, goes on and ends by what is stored; what has happened already is refused', async () => {
    const { ada, ben, ask, speech, give, pass, floor, requestOf } = await buildFloor()
    await ask(ada)
    await give(ada)
    const { speechId } = (await floor()).speaker!
    await expect(speech({ act: 'resume', speechId })).rejects.toEqual(
      refused('floor.resumed-already', { name: ada.person.name }),
    )
    await pass(50)
    await speech({ act: 'pause', speechId })
    await expect(speech({ act: 'pause', speechId })).rejects.toEqual(
      refused('floor.paused-already', { name: ada.person.name }),
    )
    const { spokenMs, runningSince } = (await floor()).speaker!
    expect(runningSince).toBeNull()
    expect(Math.round(spokenMs / 10_000)).toBe(5)
    await speech({ act: 'resume', speechId })
    await pass(10)
    await speech({ act: 'end', speechId })
    await expect(speech({ act: 'end', speechId })).rejects.toEqual(refused('floor.speech-over'))
    await expect(speech({ act: 'pause', speechId })).rejects.toEqual(refused('floor.speech-over'))
    expect(Math.round((await floor()).last[0]!.ms / 10_000)).toBe(6)
    await ask(ben)
    await expect(speech({ act: 'give', requestId: await requestOf(ben), speechId })).rejects.toEqual(
      refused('floor.speech-over'),
    )
  })

  it('does one act once with one key', async () => {
    const { session, moderator, ada, ask, speech, requestOf } = await buildFloor()
    await ask(ada)
    const [requestId, key] = [await requestOf(ada), randomUUID()]
    await Promise.all([
      speech({ act: 'give', requestId }, moderator, key),
      speech({ act: 'give', requestId }, moderator, key),
    ])
    expect(await db.speech.count({ where: { sessionId: session.id } })).toBe(1)
  })

  it.each(['participant', 'observer'] as const)('is not a %s’s to give', async (role) => {
    const { roundtable, subject } = await buildFloor()
    const member = await buildMember({ roundtable, role })
    await expect(subject(member, 'moderate')).rejects.toMatchObject({ code: 'forbidden' })
  })
})
