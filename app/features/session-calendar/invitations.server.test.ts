import { beforeEach, describe, expect, test } from 'vitest'
import { endMembership } from '#app/features/members/memberships.server.ts'
import { db } from '#app/platform/db.server.ts'
import type { Session } from '#app/platform/prisma/client.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import { buildMember, buildRoundtable, type Member } from '#tests/factories/roundtables.ts'
import { entriesMailedTo, subjectOf } from '#tests/factories/session-calendar.ts'
import { buildItem, buildSession } from '#tests/factories/sessions.ts'
import { answerInvitation, sendInvitations } from './invitations.server.ts'
import { cancelForEverybody } from './taken-out.server.ts'

let moderator: Member
let member: Member
let session: Session

beforeEach(async () => {
  const roundtable = await buildRoundtable()
  moderator = await buildMember({ roundtable, role: 'moderator' })
  member = await buildMember({ roundtable })
  session = await buildSession({ roundtable })
})

const lastMailing = () =>
  db.sessionMailing.findFirst({ where: { sessionId: session.id }, orderBy: { id: 'desc' } }).then((one) => one?.id)
const send = async (seen?: string) =>
  sendInvitations(await subjectOf(moderator, session), { seen: seen ?? (await lastMailing()) })
type Changed = Partial<Pick<Session, 'title' | 'startsAt' | 'endsAt' | 'place'>>
const change = (data: Changed) =>
  db.session.update({ where: { id: session.id }, data: { ...data, sequence: { increment: 1 } } })
const inviting = (one: Member) =>
  db.sessionInvitation.findUnique({
    where: { sessionId_personId: { sessionId: session.id, personId: one.person.id } },
  })
const refusal = (messageKey: string) => expect.objectContaining({ messageKey })

describe('invitations', () => {
  test('go to everybody with an account, each in their language, with an entry for the calendar', async () => {
    const french = await buildMember({ roundtable: moderator.roundtable })
    await db.person.update({ where: { id: french.person.id }, data: { language: 'fr' } })
    const invited = await buildMember({ roundtable: moderator.roundtable })
    await db.person.update({ where: { id: invited.person.id }, data: { passwordHash: null } })
    expect(await send()).toBe(3)
    const [mail] = await entriesMailedTo(french.person)
    expect(mail).toMatchObject({ template: 'session-invitation', language: 'fr', method: 'REQUEST' })
    expect(mail!.entry).toMatchObject({ uid: `session-${session.id}`, sequence: 0, zone: 'Europe/Paris' })
    expect(mail!.entry.title).toBe(`Séance ${session.number}\u00a0: ${session.title}`)
    expect(mail!.entry.value('attendee')).toBe(`mailto:${french.person.email}`)
    const page = `http://roundtable.test/roundtables/${session.roundtableId}/sessions/${session.id}`
    expect(mail!.entry.value('url')).toBe(page)
    expect(mail!.entry.description).toContain(page)
    expect(mail!.values.link).toBe(page)
    expect(await entriesMailedTo(invited.person)).toEqual([])
  })

  test('say the agenda that everybody sees, with its times', async () => {
    const parent = await buildItem({ session, title: 'Connected', position: 2 })
    await buildItem({ session, title: 'Where we stand', minutes: 10, position: 1 })
    await buildItem({ session, title: 'Two suggestions', minutes: 20, parentId: parent.id, position: 3 })
    await buildItem({ session, title: 'For us alone', visibility: 'moderators', minutes: 5, position: 0 })
    await change({ startsAt: new Date('2026-12-03T13:00:00Z'), endsAt: new Date('2026-12-03T15:00:00Z') })
    await send()
    const [mail] = await entriesMailedTo(member.person)
    // What is hidden takes its time here as on the page.
    const agenda = 'Agenda\n14:05 1 Where we stand\n14:15 2 Connected\n14:15 2.1 Two suggestions'
    expect(mail!.entry.description).toContain(agenda)
    expect(mail!.values.agenda).toContain(agenda)
    expect(mail!.values.agenda).not.toContain('alone')
    expect(mail!.values.when).toBe('Thursday 3 December 2026, 14:00 to 16:00 (Central European Time)')
  })

  test('pressed again send nothing to whoever has been told', async () => {
    await send()
    await expect(send()).rejects.toEqual(refusal('calendar.all-told'))
    expect(await entriesMailedTo(member.person)).toHaveLength(1)
  })

  test('pressed by two moderators at once go out once', async () => {
    const subject = await subjectOf(moderator, session)
    const both = await Promise.allSettled([sendInvitations(subject, {}), sendInvitations(subject, {})])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(both.find((one) => one.status === 'rejected')).toMatchObject({ reason: refusal('calendar.sent-meanwhile') })
    expect(await entriesMailedTo(member.person)).toHaveLength(1)
  })

  test('are refused on a page that has not seen the last ones', async () => {
    await send()
    await change({ title: 'Another' })
    await expect(sendInvitations(await subjectOf(moderator, session), {})).rejects.toEqual(
      refusal('calendar.sent-meanwhile'),
    )
  })

  test('are refused once the session is on', async () => {
    await db.session.update({ where: { id: session.id }, data: { state: 'live' } })
    await expect(send()).rejects.toEqual(refusal('calendar.begun'))
  })

  test('go to whoever joins later, and to nobody else', async () => {
    await send()
    const late = await buildMember({ roundtable: moderator.roundtable })
    expect(await send()).toBe(1)
    expect(await entriesMailedTo(late.person)).toMatchObject([{ template: 'session-invitation', method: 'REQUEST' }])
    expect(await entriesMailedTo(member.person)).toHaveLength(1)
  })

  test.each([
    ['come', ['observersMayCome', true], 1],
    ['are shut out', ['observersMayCome', false], 0],
  ])('go to observers where these %s', async (_said, [field, value], mails) => {
    await db.session.update({ where: { id: session.id }, data: { [field as string]: value } })
    const observer = await buildMember({ roundtable: moderator.roundtable, role: 'observer' })
    await send()
    expect(await entriesMailedTo(observer.person)).toHaveLength(mails as number)
  })
})

describe('a change', () => {
  test.each([
    ['of the time', () => change({ endsAt: new Date(session.endsAt.getTime() + 60_000) })],
    ['of the place', () => change({ place: 'Elsewhere' })],
    ['of the agenda', () => buildItem({ session })],
  ])('%s is sent to all as the same entry with a higher number', async (_of, make) => {
    await send()
    await make()
    expect(await send()).toBe(2)
    const [first, second] = await entriesMailedTo(member.person)
    expect(second).toMatchObject({ template: 'session-changed', method: 'REQUEST' })
    expect(second!.entry.uid).toBe(first!.entry.uid)
    expect(second!.entry.sequence).toBeGreaterThan(first!.entry.sequence)
  })

  test('is none when nobody who gets the mail can see it', async () => {
    await send()
    await buildItem({ session, visibility: 'moderators' })
    await db.session.update({ where: { id: session.id }, data: { privateNote: 'Ask Ana' } })
    await expect(send()).rejects.toEqual(refusal('calendar.all-told'))
  })

  test('that shuts observers out takes it out of their calendars', async () => {
    const observer = await buildMember({ roundtable: moderator.roundtable, role: 'observer' })
    await send()
    await db.session.update({ where: { id: session.id }, data: { observersMayCome: false } })
    expect(await send()).toBe(1)
    const [first, second] = await entriesMailedTo(observer.person)
    expect(second).toMatchObject({ template: 'session-off', method: 'CANCEL' })
    expect(second!.entry.value('status')).toBe('CANCELLED')
    expect(second!.entry.sequence).toBeGreaterThan(first!.entry.sequence)
    await expect(send()).rejects.toEqual(refusal('calendar.all-told'))
  })
})

describe('what is taken out of calendars', () => {
  const cancel = () =>
    transaction(async (tx) => cancelForEverybody(tx, await tx.session.findUniqueOrThrow({ where: { id: session.id } })))

  test('is a session that is off, for all who were told of it, once', async () => {
    await send()
    await change({})
    await cancel()
    await cancel()
    for (const one of [member, moderator]) {
      const mails = await entriesMailedTo(one.person)
      expect(mails.map(({ method }) => method)).toEqual(['REQUEST', 'CANCEL'])
      expect(mails.map(({ entry }) => entry.uid)).toEqual([`session-${session.id}`, `session-${session.id}`])
    }
  })

  test('comes back with a number above that of the cancellation', async () => {
    await send()
    await cancel()
    await send()
    const mails = await entriesMailedTo(member.person)
    expect(mails.map(({ method, entry }) => [method, entry.sequence])).toEqual([
      ['REQUEST', 0],
      ['CANCEL', 1],
      ['REQUEST', 2],
    ])
  })

  test('is every session to come of whoever leaves the table, who gets nothing more', async () => {
    await send()
    const { membership, roundtable, person } = member
    const { standing } = await subjectOf(moderator, session)
    await endMembership({
      membership: { ...membership, person },
      roundtable,
      roundtableId: roundtable.id,
      standing,
    })
    await change({ place: 'Elsewhere' })
    await send()
    expect((await entriesMailedTo(person)).map(({ method }) => method)).toEqual(['REQUEST', 'CANCEL'])
    expect((await entriesMailedTo(moderator.person)).map(({ method }) => method)).toEqual(['REQUEST', 'REQUEST'])
  })

  test('is nothing for whoever was told nothing, or may not come in any more', async () => {
    await send()
    await db.person.update({ where: { id: member.person.id }, data: { disabledAt: new Date() } })
    await cancel()
    expect((await entriesMailedTo(member.person)).map(({ method }) => method)).toEqual(['REQUEST'])
  })
})

describe('an answer', () => {
  const answer = async (one: Member, said: 'come' | 'decline' | 'none') =>
    answerInvitation(await subjectOf(one, session), { answer: said })

  test('is kept with the seat, and the last one counts', async () => {
    await send()
    await answer(member, 'come')
    await answer(member, 'decline')
    const { organisationId, groupId } = member.seat
    expect(await inviting(member)).toMatchObject({ answer: 'decline', organisationId, groupId, sequenceSent: 0 })
    expect((await inviting(member))?.answeredAt).toBeInstanceOf(Date)
    await answer(member, 'none')
    expect(await inviting(member)).toMatchObject({ answer: 'none', answeredAt: null })
  })

  test('may come before any mail, which then carries it', async () => {
    await answer(member, 'come')
    await send()
    const [mail] = await entriesMailedTo(member.person)
    expect(mail).toMatchObject({ template: 'session-invitation' })
    expect(mail!.entry.parameter('attendee', 'partstat')).toBe('ACCEPTED')
    expect(await inviting(member)).toMatchObject({ answer: 'come' })
  })

  test('is refused once the session is on', async () => {
    await db.session.update({ where: { id: session.id }, data: { state: 'ended' } })
    await expect(answer(member, 'come')).rejects.toEqual(refusal('calendar.begun'))
  })
})
