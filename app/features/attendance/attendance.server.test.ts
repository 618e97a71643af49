import { beforeEach, describe, expect, it } from 'vitest'
import type { SessionPurpose } from '#app/features/sessions/session.policy.ts'
import { actInRoom } from '#app/features/sessions/session-run.server.ts'
import { db } from '#app/platform/db.server.ts'
import { onEvent, type RecordedEvent } from '#app/platform/events.server.ts'
import { onOwnPagesChanged } from '#app/platform/own-pages.server.ts'
import type { Roundtable, Session } from '#app/platform/prisma/client.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import type { OwnAnswers } from '#app/shared/live.ts'
import type { Role } from '#app/shared/roles.ts'
import { buildPerson, buildSecretariat } from '#tests/factories/people.ts'
import { actorOf } from '#tests/factories/requests.ts'
import { buildMember, buildRoundtable, type Member } from '#tests/factories/roundtables.ts'
import { buildCheckIn, buildLiveSession, buildSession } from '#tests/factories/sessions.ts'
import { sessionFor } from '#tests/factories/subjects.ts'
import { attendanceRecord, attendanceView, checkInCode, ownCheckIn } from './attendance.queries.server.ts'
import { ownCheckInSchema } from './attendance.schema.ts'
import { changeOwnCheckIn, checkMember, makeCode } from './check-ins.server.ts'
import { endAttendance, presentVoters, wasPresent } from './presence.server.ts'
import { presentPart } from './present-part.server.ts'

const CODE = '482913'
let roundtable: Roundtable
let session: Session
let participant: Member
let moderator: Member

beforeEach(async () => {
  roundtable = await buildRoundtable()
  session = await buildLiveSession({ roundtable })
  await db.sessionRun.update({ where: { sessionId: session.id }, data: { checkInCode: CODE } })
  participant = await buildMember({ roundtable })
  moderator = await buildMember({ roundtable, role: 'moderator' })
})

const as = async ({ person }: Pick<Member, 'person'>, purpose: SessionPurpose = 'attend', at = session) => {
  const actor = await actorOf(person)
  return [actor, await sessionFor(actor, roundtable.id, at.id, purpose)] as const
}
const come = async (member: Member, typed = CODE, at = session) =>
  changeOwnCheckIn(...(await as(member, 'attend', at)), ownCheckInSchema.parse({ act: 'room', code: typed }))
const stay = async (member: Member, at = session) =>
  changeOwnCheckIn(...(await as(member, 'attend', at)), { act: 'remote' })
const go = async (member: Member, checkInId: string) =>
  changeOwnCheckIn(...(await as(member)), { act: 'leave', checkInId })
const staff = async (act: 'room' | 'remote' | 'leave', { person }: Pick<Member, 'person'>, seen = '', by = moderator) =>
  checkMember(...(await as(by, 'moderate')), { act, personId: person.id, seen })
const rows = () => db.checkIn.findMany({ where: { sessionId: session.id }, orderBy: { arrivedAt: 'asc' } })
const hereNow = () => db.checkIn.findFirstOrThrow({ where: { sessionId: session.id, leftAt: null } })

async function eventsOf(work: () => Promise<unknown>) {
  const events: RecordedEvent[] = []
  const stop = onEvent((event) => void events.push(event))
  await work().finally(stop)
  return events.map(({ name, personId, data, scope }) => ({ name, personId, data, scope }))
}

describe('checking oneself in', () => {
  it('takes the code for the room, however it was typed, and is on record with the seat', async () => {
    const { personId, organisationId, groupId } = participant.seat
    const events = await eventsOf(() => come(participant, ' 482 913 '))
    expect(await rows()).toMatchObject([
      { personId, organisationId, groupId, mode: 'room', byId: personId, leftAt: null },
    ])
    expect(events).toEqual([
      {
        name: 'check-in.begun',
        personId,
        data: { personId, organisationId, groupId, mode: 'room' },
        // Nobody’s vote depends on it here, so nothing is told of ballots.
        scope: { sessionId: session.id, parts: ['present'] },
      },
    ])
  })

  it.each(['482-913', '482.913', '482\u00a0913', '４８２９１３', '٤٨٢٩١٣', '482\u200b913'])(
    'reads %j',
    async (typed) => {
      await come(participant, typed)
      expect(await rows()).toHaveLength(1)
    },
  )

  it('is refused with a wrong code, with the last one, and before there is one; guesses are few', async () => {
    await expect(come(participant, '482914')).rejects.toMatchObject({ messageKey: 'attendance.code-wrong' })
    await makeCode(...(await as(moderator, 'moderate')))
    await expect(come(participant)).rejects.toMatchObject({ messageKey: 'attendance.code-wrong' })
    await db.sessionRun.update({ where: { sessionId: session.id }, data: { checkInCode: null } })
    await expect(come(participant)).rejects.toMatchObject({ messageKey: 'attendance.no-code' })
    for (let guess = 0; guess < 7; guess++) await expect(come(participant)).rejects.toThrow()
    await expect(come(participant)).rejects.toMatchObject({ code: 'too-many' })
    expect(await rows()).toEqual([])
    // Others are not slowed by it, and what takes no code is not either.
    await stay(participant)
    expect(await rows()).toHaveLength(1)
  })

  it('counts wrong codes only: whoever comes and goes all day is not refused', async () => {
    for (let times = 0; times < 12; times++) await come(participant)
    expect(await rows()).toHaveLength(1)
  })

  it('takes a code that begins with zeros, with all of them', async () => {
    await db.sessionRun.update({ where: { sessionId: session.id }, data: { checkInCode: '004200' } })
    expect(ownCheckInSchema.safeParse({ act: 'room', code: '4200' }).success).toBe(false)
    await come(participant, '004 200')
    expect(await rows()).toHaveLength(1)
  })

  it('is remote without a code', async () => {
    await stay(participant)
    expect(await rows()).toMatchObject([{ mode: 'remote', byId: participant.person.id }])
  })

  it('is one row, however often and at how many devices at once', async () => {
    await Promise.all(Array.from({ length: 5 }, () => come(participant)))
    expect(await rows()).toHaveLength(1)
    expect(await eventsOf(() => come(participant))).toEqual([])
  })

  it('from remote to the room ends the one where the other begins', async () => {
    await stay(participant)
    await come(participant)
    const [first, second] = await rows()
    expect([first, second]).toMatchObject([{ mode: 'remote' }, { mode: 'room', leftAt: null }])
    expect(first?.leftAt).toEqual(second?.arrivedAt)
  })

  it('can be ended and begun anew; a press on a page that is behind is told so', async () => {
    await come(participant)
    const { id } = await hereNow()
    await go(participant, id)
    await go(participant, id)
    expect(await rows()).toMatchObject([{ leftAt: expect.any(Date) }])
    await stay(participant)
    await expect(go(participant, id)).rejects.toMatchObject({ code: 'conflict', messageKey: 'attendance.meanwhile' })
    expect(await rows()).toMatchObject([{ leftAt: expect.any(Date) }, { leftAt: null }])
  })

  it('never ends somebody else’s', async () => {
    await come(participant)
    const { id } = await hereNow()
    const other = await buildMember({ roundtable })
    await go(other, id)
    expect(await hereNow()).toMatchObject({ id })
  })

  it('begins an hour before the start, and ends with the session', async () => {
    const inTwoHours = await buildSession({ roundtable, startsAt: new Date(Date.now() + 2 * 3_600_000) })
    await expect(stay(participant, inTwoHours)).rejects.toMatchObject({ messageKey: 'attendance.too-early' })
    const soon = await buildSession({ roundtable, startsAt: new Date(Date.now() + 50 * 60_000) })
    await stay(participant, soon)
    const over = await buildSession({ roundtable, state: 'ended' })
    await expect(stay(participant, over)).rejects.toMatchObject({ code: 'closed', messageKey: 'attendance.over' })
  })

  it('needs a seat, which is still held', async () => {
    const secretariat = await buildSecretariat()
    await expect(as({ person: secretariat })).rejects.toMatchObject({ code: 'forbidden' })
    const [actor, subject] = await as(participant)
    await db.membership.update({ where: { id: participant.membership.id }, data: { endedAt: new Date() } })
    await expect(changeOwnCheckIn(actor, subject, { act: 'remote' })).rejects.toMatchObject({ code: 'forbidden' })
    expect(await rows()).toEqual([])
  })

  it('tells the person’s own pages, and nobody else’s', async () => {
    const told: [string, OwnAnswers | null][] = []
    const stop = onOwnPagesChanged((personId, own) => void told.push([personId, own]))
    await come(participant)
    const { id } = await hereNow()
    await staff('leave', participant, id)
    stop()
    expect(told).toEqual([
      [
        participant.person.id,
        { [session.id]: { answer: expect.objectContaining({ id, mode: 'room' }), updatedAt: expect.any(String) } },
      ],
      [participant.person.id, { [session.id]: { answer: null, updatedAt: expect.any(String) } }],
    ])
  })
})

describe('staff', () => {
  it('check in whoever sits at the table, with or without an account, and stand on record for it', async () => {
    const guest = await buildMember({ roundtable, person: await buildPerson({ passwordHash: null }) })
    await staff('room', guest)
    expect(await rows()).toMatchObject([{ personId: guest.person.id, mode: 'room', byId: moderator.person.id }])
    expect(await wasPresent(session.id)).toMatchObject([{ spells: [{ enteredBy: moderator.person.name }] }])
  })

  it('are none but moderators and the secretariat', async () => {
    await expect(staff('room', moderator, '', participant)).rejects.toMatchObject({ code: 'forbidden' })
    const observer = await buildMember({ roundtable, role: 'observer' })
    await expect(staff('room', participant, '', observer)).rejects.toMatchObject({ code: 'forbidden' })
    const secretariat = await buildSecretariat()
    const actor = await actorOf(secretariat)
    const subject = await sessionFor(actor, roundtable.id, session.id, 'moderate')
    await checkMember(actor, subject, { act: 'remote', personId: participant.person.id, seen: '' })
    expect(await rows()).toMatchObject([{ byId: secretariat.id }])
  })

  it('two of them at once make one row; where they want different things the later is told', async () => {
    const other = await buildMember({ roundtable, role: 'moderator' })
    await Promise.all([staff('room', participant), staff('room', participant, '', other)])
    expect(await rows()).toHaveLength(1)
    const second = await buildMember({ roundtable })
    const answers = await Promise.allSettled([staff('room', second), staff('remote', second, '', other)])
    expect(answers.filter(({ status }) => status === 'rejected')).toMatchObject([
      { reason: { code: 'conflict', messageKey: 'attendance.meanwhile' } },
    ])
    expect(await rows()).toHaveLength(2)
  })

  it('move somebody they see from remote to the room, and check them out', async () => {
    await stay(participant)
    await staff('room', participant, (await hereNow()).id)
    expect(await rows()).toMatchObject([
      { mode: 'remote', byId: participant.person.id },
      { mode: 'room', byId: moderator.person.id },
    ])
    await staff('leave', participant, (await hereNow()).id)
    expect((await rows()).filter(({ leftAt }) => leftAt === null)).toEqual([])
  })

  it('check in nobody of another table, nobody who has left it, and no observer where it is not open to them', async () => {
    await expect(staff('room', await buildMember())).rejects.toMatchObject({ messageKey: 'attendance.no-member' })
    const former = await buildMember({ roundtable, endedAt: new Date() })
    await expect(staff('room', former)).rejects.toMatchObject({ messageKey: 'attendance.no-member' })
    const observer = await buildMember({ roundtable, role: 'observer' })
    await staff('room', observer)
    await db.session.update({ where: { id: session.id }, data: { observersMayCome: false } })
    const another = await buildMember({ roundtable, role: 'observer' })
    await expect(staff('room', another)).rejects.toMatchObject({ messageKey: 'attendance.no-observers' })
    expect(await rows()).toHaveLength(1)
  })

  it('make a code of six digits, another one each time, with its address in the picture', async () => {
    const [actor, subject] = await as(moderator, 'moderate')
    await makeCode(actor, subject)
    const made = await checkInCode(subject)
    expect(made?.code).toMatch(/^\d{6}$/)
    expect(made?.code).not.toBe(CODE)
    expect(made?.address).toMatch(
      new RegExp(`/roundtables/${roundtable.id}/sessions/${session.id}/check-in\\?code=${made?.code}$`),
    )
    expect(made?.qr).toMatch(/^<svg .*<\/svg>$/)
    await come(participant, made?.code)
  })
})

describe('who is here', () => {
  const member = (role: Role, group = participant.group) => buildMember({ roundtable, role, group })

  it('is counted by group of those who may vote; observers apart', async () => {
    const [second, observer] = [await member('participant'), await member('observer')]
    await come(participant)
    await stay(second)
    await come(observer)
    const { version, value } = await presentPart(session.id)
    expect(value.groups).toContainEqual({ groupId: participant.group.id, seats: 2, room: 1, remote: 1 })
    expect(value.groups).toContainEqual({ groupId: moderator.group.id, seats: 1, room: 0, remote: 0 })
    expect(value.observers).toBe(1)
    expect(version).toBe(3)
    expect((await presentVoters(session.id)).map(({ personId }) => personId)).toEqual([
      participant.person.id,
      second.person.id,
    ])
  })

  it('loses whoever has lost the seat or the vote since', async () => {
    const second = await member('participant')
    await come(participant)
    await come(second)
    await db.membership.update({ where: { id: participant.membership.id }, data: { endedAt: new Date() } })
    await db.membership.update({ where: { id: second.membership.id }, data: { role: 'observer' } })
    expect(await presentVoters(session.id)).toEqual([])
    expect((await presentPart(session.id)).value).toMatchObject({ observers: 1 })
  })

  it('is told by name to everybody; who is not, and who entered it, to moderators', async () => {
    await staff('room', participant)
    const [, theirs] = await as(participant, 'view')
    expect(await attendanceView(theirs)).toMatchObject([{ personId: participant.person.id, enteredBy: null }])
    const [, staffs] = await as(moderator, 'view')
    expect(await attendanceView(staffs)).toHaveLength(2)
    expect((await attendanceView(staffs)).find(({ mode }) => mode)).toMatchObject({ enteredBy: moderator.person.name })
    expect(await ownCheckIn(theirs)).toMatchObject({ mode: 'room' })
  })

  it('is nobody when the session has ended, and stays told with times', async () => {
    await stay(participant)
    await come(participant)
    await transaction(async (tx) => endAttendance(tx, session.id, (await actInRoom(tx, session.id)).now))
    await db.session.update({ where: { id: session.id }, data: { state: 'ended' } })
    expect(await presentVoters(session.id)).toEqual([])
    const [, subject] = await as(participant, 'view')
    expect(await attendanceRecord(subject)).toMatchObject([
      {
        name: participant.person.name,
        groupId: participant.group.id,
        spells: [{ mode: 'remote' }, { mode: 'room', leftAt: expect.any(String) }],
      },
    ])
    await expect(staff('room', moderator)).rejects.toMatchObject({ code: 'closed' })
  })

  it('ends no stay before it began, though the clock was set back', async () => {
    await buildCheckIn({ session, member: participant })
    const { arrivedAt } = await hereNow()
    await transaction((tx) => endAttendance(tx, session.id, new Date(arrivedAt.getTime() - 60_000)))
    expect(await rows()).toMatchObject([{ leftAt: arrivedAt }])
  })
})
