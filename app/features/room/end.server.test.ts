import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '#app/platform/db.server.ts'
import { buildRoom, type BuiltRoom, refusal } from '#tests/factories/room.ts'
import { buildMember, type Member } from '#tests/factories/roundtables.ts'
import { buildCheckIn } from '#tests/factories/sessions.ts'
import type { ClockAct } from './clock.schema.ts'

let room: BuiltRoom
let act: BuiltRoom['act']
beforeEach(async () => {
  room = await buildRoom()
  act = room.act
})

describe('the end', () => {
  let guest: Member
  beforeEach(async () => {
    guest = await buildMember({ roundtable: room.roundtable })
    await act({ act: 'start' })
    await buildCheckIn({ session: room.session, member: guest })
    const { personId, organisationId, groupId } = guest.seat
    const seat = { sessionId: room.session.id, personId, organisationId, groupId, byId: personId }
    const request = await db.floorRequest.create({ data: { ...seat, kind: 'contribution', state: 'speaking' } })
    const before = new Date(Date.now() - 20_000)
    await db.speech.create({
      data: {
        ...seat,
        kind: 'contribution',
        requestId: request.id,
        allowedSeconds: 180,
        startedAt: before,
        runningSince: before,
      },
    })
    await db.floorRequest.create({
      data: { ...seat, personId: room.bo.seat.personId, kind: 'question' },
    })
  })

  const all = async () => ({
    ended: await db.session.findUniqueOrThrow({ where: { id: room.session.id } }),
    run: await room.run(),
    item: await room.item(room.first),
    speech: await db.speech.findFirstOrThrow({ where: { sessionId: room.session.id } }),
    requests: (await db.floorRequest.findMany({ where: { sessionId: room.session.id }, orderBy: { kind: 'asc' } })).map(
      ({ state }) => state,
    ),
    checkIn: await db.checkIn.findFirstOrThrow({ where: { sessionId: room.session.id } }),
  })

  test('stops everything in the room at one moment', async () => {
    await room.pass(60_000)
    await act({ act: 'end' })
    const { ended, run: now, item: last, speech, requests, checkIn } = await all()
    expect(ended.state).toBe('ended')
    for (const moment of [last.endedAt, speech.endedAt, checkIn.leftAt]) expect(moment).toEqual(ended.endedAt)
    expect(last.ranMs).toBeGreaterThanOrEqual(60_000)
    expect(speech.spokenMs).toBeGreaterThanOrEqual(20_000)
    expect([speech.runningSince, now.runningSince]).toEqual([null, null])
    expect(requests).toEqual(['spoken', 'cleared'])
  })

  test('is refused to whoever comes second, and so is everything after it', async () => {
    await act({ act: 'end' })
    for (const one of [{ act: 'end' }, { act: 'next', itemId: room.first }, { act: 'pause' }] satisfies ClockAct[])
      expect(await refusal(act(one, room.bo))).toMatchObject({
        messageKey: 'sessions.was.ended',
        values: { name: room.ines.person.name },
      })
  })

  test('is taken back within a minute with all that it stopped, by any moderator; a speech waits to go on', async () => {
    const before = await all()
    await act({ act: 'end' })
    await act({ act: 'undo-end' }, room.bo)
    const after = await all()
    expect(after.ended).toEqual({ ...before.ended, changedAt: expect.any(Date) })
    expect(after.run).toMatchObject({ itemId: room.first, runningSince: expect.any(Date) })
    expect(after.item.endedAt).toBeNull()
    expect(after.speech).toMatchObject({ endedAt: null, runningSince: null })
    expect([after.requests, after.checkIn]).toEqual([before.requests, before.checkIn])
  })

  test('leaves a clock standing that stood, when it is taken back', async () => {
    await act({ act: 'pause', itemId: room.first })
    await act({ act: 'end' })
    await act({ act: 'undo-end' })
    expect((await room.run()).runningSince).toBeNull()
  })

  test('stands after a minute', async () => {
    await act({ act: 'end' })
    await db.$executeRaw`UPDATE "Session" SET "endedAt" = "endedAt" - interval '61 seconds' WHERE "id" = ${room.session.id}::uuid`
    expect(await refusal(act({ act: 'undo-end' }))).toMatchObject({ code: 'closed', messageKey: 'sessions.end-stands' })
    expect((await room.desk()).state).toBe('ended')
  })

  test('cannot be taken back twice, nor before there is one', async () => {
    expect(await refusal(act({ act: 'undo-end' }))).toMatchObject({ code: 'conflict' })
    await act({ act: 'end' })
    await act({ act: 'undo-end' })
    expect(await refusal(act({ act: 'undo-end' }, room.bo))).toMatchObject({ messageKey: 'sessions.was.end-undone' })
  })

  test('leaves out whoever has come back or left before', async () => {
    const early = await buildMember({ roundtable: room.roundtable })
    const left = new Date(Date.now() - 5000)
    await buildCheckIn({
      session: room.session,
      member: early,
      arrivedAt: new Date(left.getTime() - 1000),
      leftAt: left,
    })
    await act({ act: 'end' })
    await act({ act: 'undo-end' })
    const there = await db.checkIn.findMany({ where: { sessionId: room.session.id, leftAt: null } })
    expect(there.map(({ personId }) => personId)).toEqual([guest.seat.personId])
  })
})
