import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '#app/platform/db.server.ts'
import type { Session } from '#app/platform/prisma/client.ts'
import { buildBallot, buildIndicator, buildThread, buildVote } from '#tests/factories/decisions.ts'
import { mailsTo } from '#tests/factories/mails.ts'
import { buildDecision } from '#tests/factories/outcomes.ts'
import { buildMember, buildPillar, buildRoundtable, buildSection, type Member } from '#tests/factories/roundtables.ts'
import { subjectOf } from '#tests/factories/session-calendar.ts'
import { buildItem, buildSession } from '#tests/factories/sessions.ts'
import { nextSessionOf, preparationOf } from './preparation.queries.server.ts'
import { markRead } from './readings.server.ts'
import { remindNow, remindTheDayBefore } from './reminders.server.ts'

let moderator: Member
let member: Member
let session: Session
let section: { id: string; title: string }

const HOUR_MS = 3_600_000
const from = (hours: number) => new Date(Date.now() + hours * HOUR_MS)

beforeEach(async () => {
  const roundtable = await buildRoundtable()
  moderator = await buildMember({ roundtable, role: 'moderator' })
  member = await buildMember({ roundtable })
  session = await buildSession({ roundtable, startsAt: from(20), endsAt: from(22), createdAt: from(-48) })
  section = await buildSection({ roundtable })
})

async function link(subjectType: string, subjectId: string, given: { visibility?: string } = {}) {
  const item = await buildItem({ session, ...given })
  await db.agendaLink.create({ data: { itemId: item.id, position: 1, subjectType, subjectId } })
  return item
}

const preparation = async (one: Member) => (await preparationOf(await subjectOf(one, session)))!
const keysOf = async (one: Member) => (await preparation(one)).tasks.map(({ key, done }) => [key, done])
const mark = async (one: Member, act: 'read' | 'unread', sectionId = section.id) =>
  markRead(await subjectOf(one, session), { act, sectionId })
const remindersTo = async ({ person }: Member) =>
  (await mailsTo(person.email)).filter(({ template }) => template === 'session-reminder')
const refusal = (messageKey: string) => expect.objectContaining({ messageKey })

describe('a member’s list', () => {
  test('has what items are about once, in their order, with its minutes', async () => {
    await link('section', section.id)
    await link('section', section.id)
    await db.sectionWords.create({ data: { sectionId: section.id, groupId: member.group.id, words: 2400 } })
    const { tasks } = await preparation(member)
    expect(tasks).toMatchObject([{ kind: 'read', item: '1', title: `1.1 ${section.title}`, minutes: 12, done: false }])
  })

  test('numbers a section as the framework does', async () => {
    const pillar = await buildPillar({ roundtable: member.roundtable })
    await buildSection({ pillar })
    await buildSection({ pillar, title: 'In the bin' }).then(({ id }) =>
      db.section.update({ where: { id }, data: { removedAt: new Date() } }),
    )
    const third = await buildSection({ pillar, title: 'Services' })
    await link('section', third.id)
    expect((await preparation(member)).tasks).toMatchObject([{ title: '2.2 Services' }])
  })

  test('has nothing of what only moderators see, of another’s agenda, or of what is in the bin', async () => {
    await link('section', section.id, { visibility: 'moderators' })
    const removed = await buildSection({ roundtable: member.roundtable })
    await db.section.update({ where: { id: removed.id }, data: { removedAt: new Date() } })
    await link('section', removed.id)
    const gone = await link('section', section.id)
    await db.agendaItem.update({ where: { id: gone.id }, data: { removedAt: new Date() } })
    expect(await keysOf(member)).toEqual([])
    expect(await keysOf(moderator)).toEqual([])
  })

  test('asks for an answer to the open ballot on an indicator until it is given, and never of an observer', async () => {
    const indicator = await buildIndicator({ roundtable: member.roundtable })
    const ballot = await buildBallot({ indicator, roundtable: member.roundtable })
    await link('indicator', indicator.id)
    await link('ballot', ballot.id)
    const observer = await buildMember({ roundtable: member.roundtable, role: 'observer' })
    expect(await keysOf(member)).toEqual([[`vote ${ballot.id}`, false]])
    expect(await keysOf(observer)).toEqual([])
    await buildVote({ ballot, member })
    expect(await keysOf(member)).toEqual([[`vote ${ballot.id}`, true]])
  })

  test('has the questions that name them or their group, until they answer', async () => {
    const mention = [{ type: 'group', id: member.group.id }]
    const { thread, comment } = await buildThread({ section, member: moderator })
    await db.comment.update({ where: { id: comment.id }, data: { mentions: mention } })
    await link('thread', thread.id)
    const other = await buildMember({ roundtable: member.roundtable })
    const asked = (await preparation(member)).tasks
    expect(asked).toMatchObject([{ kind: 'answer', toGroup: true, by: moderator.person.name, done: false }])
    expect(await keysOf(moderator)).toEqual([])
    if (other.group.id !== member.group.id) expect(await keysOf(other)).toEqual([])
    const { organisationId, groupId } = member.seat
    await db.comment.create({
      data: { threadId: thread.id, body: 'Yes', personId: member.person.id, organisationId, groupId },
    })
    expect(await keysOf(member)).toEqual([[`answer ${thread.id}`, true]])
  })
})

const SEAL = { frozen: '{}', sha256: '0'.repeat(64) }

describe('the minutes to approve there', () => {
  /** Of an earlier session, with an item of this one to approve them. */
  async function waiting(state = 'corrections', given: { observersMayCome?: boolean } = {}) {
    const times = { startsAt: from(-48), endsAt: from(-46) }
    const earlier = await buildSession({ roundtable: member.roundtable, ...times, ...given })
    await buildDecision({ session: earlier, text: 'word '.repeat(900) })
    const item = await buildItem({ session })
    await db.minutes.create({
      data: { sessionId: earlier.id, state, approvalItemId: item.id, ...(state === 'approved' && SEAL) },
    })
    return earlier
  }
  const read = async (one: Member, act: 'read' | 'unread', minutesOfId: string) =>
    markRead(await subjectOf(one, session), { act, minutesOfId })

  test('are to be read until one says that one has, with the minutes that follow from their words', async () => {
    const earlier = await waiting()
    expect((await preparation(member)).tasks).toMatchObject([
      { kind: 'minutes', item: '1', session: { number: earlier.number }, minutes: 5, done: false },
    ])
    await read(member, 'read', earlier.id)
    await read(member, 'read', earlier.id)
    expect(await keysOf(member)).toEqual([[`minutes ${earlier.id}`, true]])
    expect(await keysOf(moderator)).toEqual([[`minutes ${earlier.id}`, false]])
    await read(member, 'unread', earlier.id)
    expect(await keysOf(member)).toEqual([[`minutes ${earlier.id}`, false]])
  })

  test('are nobody’s task once they are approved, or never sent to this session', async () => {
    const approved = await waiting('approved')
    expect(await keysOf(member)).toEqual([])
    for (const id of [approved.id, session.id])
      await expect(read(member, 'read', id)).rejects.toEqual(refusal('preparation.not-on-the-agenda'))
  })

  test('are no observer’s where the earlier session was shut to them', async () => {
    const observer = await buildMember({ roundtable: member.roundtable, role: 'observer' })
    const open = await waiting()
    await waiting('corrections', { observersMayCome: false })
    expect(await keysOf(observer)).toEqual([[`minutes ${open.id}`, false]])
    expect(await keysOf(member)).toHaveLength(2)
  })
})

describe('what somebody says they have read', () => {
  test('is done, can be taken back, and is theirs alone', async () => {
    await link('section', section.id)
    await mark(member, 'read')
    await mark(member, 'read')
    expect(await keysOf(member)).toEqual([[`read ${section.id}`, true]])
    expect(await keysOf(moderator)).toEqual([[`read ${section.id}`, false]])
    await mark(member, 'unread')
    expect(await keysOf(member)).toEqual([[`read ${section.id}`, false]])
  })

  test('is refused of what is not on the agenda', async () => {
    await expect(mark(member, 'read')).rejects.toEqual(refusal('preparation.not-on-the-agenda'))
    await link('section', section.id, { visibility: 'moderators' })
    await expect(mark(moderator, 'read')).rejects.toEqual(refusal('preparation.not-on-the-agenda'))
  })
})

describe('who is ready', () => {
  test('is told to moderators alone, by group, and of no group of fewer than four', async () => {
    await link('section', section.id)
    const big = await Promise.all(
      Array.from({ length: 5 }, () =>
        buildMember({ roundtable: member.roundtable, organisation: member.organisation }),
      ),
    )
    await mark(big[0]!, 'read')
    expect((await preparation(member)).ready).toBeNull()
    const ready = (await preparation(moderator)).ready!
    expect(ready.members).toBe(7)
    const of = (one: Member) => ready.groups.find(({ groupId }) => groupId === one.group.id)!
    if (moderator.group.id !== member.group.id) {
      // One small group: of the large one nothing is shown either, or the small one would follow from the total.
      expect(of(moderator)).toMatchObject({ members: 1, ready: null })
    }
    expect(JSON.stringify(ready)).not.toContain(member.person.id)
  })
})

describe('the reminder of the day before', () => {
  const remind = () => remindTheDayBefore()

  // It goes through every session there is, those of earlier tests too.
  beforeAll(() => db.session.updateMany({ where: { state: 'planned' }, data: { removedAt: new Date() } }))

  test('goes once to those who have something open, and to nobody else', async () => {
    await link('section', section.id)
    await mark(moderator, 'read')
    await Promise.all([remind(), remind()])
    await remind()
    expect(await remindersTo(member)).toHaveLength(1)
    expect(await remindersTo(moderator)).toEqual([])
    const [mail] = await remindersTo(member)
    expect(mail!.values.list).toBe(`- Read 1.1 ${section.title} (1 min)`)
    expect(mail!.values.tasks).toBe('One thing is still open before the session, about 1 min.')
  })

  test.each([
    ['is more than a day away', () => ({ startsAt: from(30), endsAt: from(31) })],
    ['was planned within its last day', () => ({ createdAt: from(-1) })],
    ['has begun', () => ({ state: 'live' })],
    ['is in the bin', () => ({ removedAt: new Date() })],
  ])('is not sent for a session that %s', async (_said, data) => {
    await link('section', section.id)
    await db.session.update({ where: { id: session.id }, data: data() })
    await remind()
    expect(await remindersTo(member)).toEqual([])
  })

  test('goes by the new time of a session that was moved', async () => {
    await link('section', section.id)
    await db.session.update({ where: { id: session.id }, data: { startsAt: from(200), endsAt: from(201) } })
    await remind()
    expect(await remindersTo(member)).toEqual([])
    await remindTheDayBefore(from(190))
    expect(await remindersTo(member)).toHaveLength(1)
  })

  test('is none where nothing is asked', async () => {
    await remind()
    expect(await remindersTo(member)).toEqual([])
  })
})

describe('a moderator’s reminder', () => {
  const remind = async (seen?: string) => remindNow(await subjectOf(moderator, session), { seen })
  const last = () => db.sessionReminder.findFirst({ where: { sessionId: session.id, kind: 'asked' } })

  test('goes to those who are not ready, and not twice in an hour', async () => {
    await link('section', section.id)
    await mark(moderator, 'read')
    await remind()
    expect([await remindersTo(member), await remindersTo(moderator)]).toMatchObject([[{}], []])
    await expect(remind()).rejects.toEqual(refusal('preparation.reminded-meanwhile'))
    await expect(remind((await last())!.id)).rejects.toEqual(refusal('preparation.reminded-lately'))
    expect(await remindersTo(member)).toHaveLength(1)
  })

  test('is refused where everybody is ready', async () => {
    await link('section', section.id)
    for (const one of [member, moderator]) await mark(one, 'read')
    await expect(remind()).rejects.toEqual(refusal('preparation.all-ready'))
  })
})

test('home says when the table meets next, and what is open for it', async () => {
  await link('section', section.id)
  const subject = await subjectOf(member, session)
  expect(await nextSessionOf(subject)).toMatchObject({ id: session.id, open: 1, minutes: 1, all: 1 })
  await mark(member, 'read')
  expect(await nextSessionOf(subject)).toMatchObject({ open: 0, minutes: 0, all: 1 })
})

test('an observer is not told of a session that is shut to them', async () => {
  await db.session.update({ where: { id: session.id }, data: { observersMayCome: false } })
  const observer = await buildMember({ roundtable: member.roundtable, role: 'observer' })
  expect(await nextSessionOf(await subjectOf(observer, session))).toBeNull()
})
