import { createHash } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type DocumentHost, setDocumentHost } from '#app/features/live-documents/document-host.server.ts'
import { db } from '#app/platform/db.server.ts'
import type { AgendaItem, Session } from '#app/platform/prisma/client.ts'
import { buildClockEvent, buildSpeech, openMinutes } from '#tests/factories/minutes.ts'
import { buildAction, buildDecision } from '#tests/factories/outcomes.ts'
import { buildMember, buildRoundtable, type Member } from '#tests/factories/roundtables.ts'
import { buildCheckIn, buildItem, buildSession } from '#tests/factories/sessions.ts'
import { addWaitingApprovals } from './approval-item.server.ts'
import { actOnCorrections } from './corrections.server.ts'
import { editLine } from './lines.server.ts'
import { actOnMinutes, currentRecord } from './minutes.server.ts'
import { minutesOf } from './minutes-access.server.ts'

const text = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'What it meant' }] }] }

let moderator: Member
let speaker: Member
let absent: Member
let session: Session
let item: AgendaItem

beforeAll(async () => {
  const roundtable = await buildRoundtable()
  moderator = await buildMember({ roundtable, role: 'moderator' })
  speaker = await buildMember({ roundtable })
  absent = await buildMember({ roundtable })
  const host = {
    contentOf: async () => ({ json: text, headSeq: 1 }),
    pauseWriting: async () => undefined,
    resumeWriting: async () => undefined,
  }
  setDocumentHost(host as Partial<DocumentHost> as DocumentHost)
})

beforeEach(async () => {
  const startsAt = new Date(Date.now() - 9 * 86_400_000)
  const { roundtable } = moderator
  session = await buildSession({ roundtable, startsAt, startedAt: startsAt, endedAt: new Date(), state: 'ended' })
  item = await buildItem({ session, title: 'Networks', startedAt: startsAt, ranMs: 600_000 })
  await buildCheckIn({ session, member: speaker, mode: 'remote' })
})

const standingOf = ({ seat }: Member) => ({ personId: seat.personId, seat, secretariat: false })
const subjectOf = async (member: Member, of = session) => ({
  session: of,
  roundtable: moderator.roundtable,
  standing: standingOf(member),
  minutes: await minutesOf(of.id),
})
const record = async () => currentRecord(await subjectOf(moderator))
const lines = async () => (await record()).items.flatMap((one) => one.lines)
const edit = async (act: Parameters<typeof editLine>[1], by = moderator) => editLine(await subjectOf(by), act)
const correct = async (by: Member, act: Parameters<typeof actOnCorrections>[1]) =>
  actOnCorrections(await subjectOf(by), act)
const state = async (by: Member, act: Parameters<typeof actOnMinutes>[1]) => actOnMinutes(await subjectOf(by), act)

describe('what a session recorded', () => {
  it('is read from its tables: who was there, speeches, decisions, actions and the clock, item by item', async () => {
    const at = (minute: number) => new Date(session.startsAt.getTime() + minute * 60_000)
    await buildClockEvent(session, moderator, 'session.started', at(0))
    await buildSpeech({ session, member: speaker, item, startedAt: at(2) })
    await buildDecision({ session, itemId: item.id, at: at(4), text: 'It is so' })
    await buildAction({ session, owner: speaker, itemId: item.id, at: at(5), text: 'Write it' })
    await buildClockEvent(session, moderator, 'session.ended', at(9))
    const { attendance, items } = await record()
    expect(attendance).toMatchObject({ members: 3, present: 1, room: 0, remote: 1 })
    expect(attendance.groups.find(({ people }) => people.length)?.people).toMatchObject([{ name: speaker.person.name }])
    expect(items.map(({ title, lines: of }) => [title, of.map(({ kind }) => kind)])).toEqual([
      ['Networks', ['begun', 'speech', 'decision', 'action']],
      ['', ['ended']],
    ])
  })

  it('says nothing of items that moderators alone see, and keeps what happened in them', async () => {
    const hidden = await buildItem({ session, visibility: 'moderators', title: 'What we hide' })
    await buildSpeech({ session, member: speaker, item: hidden })
    const { items } = await record()
    expect(JSON.stringify(items)).not.toContain('What we hide')
    expect(items.at(-1)).toMatchObject({ id: null, lines: [{ kind: 'speech' }] })
  })
})

describe('a line', () => {
  it('keeps what was recorded whatever the rapporteur does, and what they did whatever is recorded later', async () => {
    const speech = await buildSpeech({ session, member: speaker, item })
    const line = `speech:${speech.id}`
    await edit({ act: 'summarise', line, seen: 0, summary: 'It costs 60 000 euros' })
    await edit({ act: 'correct', line, seen: 1, corrected: 'It costs 16 000 euros', reason: 'Misheard' })
    await db.speech.update({ where: { id: speech.id }, data: { spokenMs: 240_000 } })
    expect(await lines()).toMatchObject([
      {
        spokenMs: 240_000,
        summary: 'It costs 60 000 euros',
        corrected: 'It costs 16 000 euros',
        reason: 'Misheard',
        editor: moderator.person.name,
        version: 2,
      },
    ])
  })

  it('that was changed since its author saw it is refused, and of two at once one is taken', async () => {
    const line = `speech:${(await buildSpeech({ session, member: speaker, item })).id}`
    const both = await Promise.allSettled(
      ['One', 'Two'].map((summary) => edit({ act: 'summarise', line, seen: 0, summary })),
    )
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'conflict', messageKey: 'minutes.line-changed' },
    })
  })

  it('that is left out says so and nothing else, and comes back as it was recorded', async () => {
    const line = `decision:${(await buildDecision({ session, itemId: item.id, text: 'A secret' })).id}`
    await edit({ act: 'hide', line, seen: 0, reason: 'Noted twice' })
    expect(JSON.stringify(await record())).not.toContain('A secret')
    expect(await lines()).toMatchObject([{ hidden: true, reason: 'Noted twice', by: null }])
    await edit({ act: 'reset', line, seen: 1 })
    expect(await lines()).toMatchObject([{ hidden: false, text: 'A secret', reason: '' }])
  })

  it('is moved up, down and into another item, and keeps its time', async () => {
    const at = (minute: number) => new Date(session.startsAt.getTime() + minute * 60_000)
    const keys: string[] = []
    for (const minute of [1, 2, 3])
      keys.push(`speech:${(await buildSpeech({ session, member: speaker, item, startedAt: at(minute) })).id}`)
    const order = async () => (await lines()).map(({ key }) => keys.indexOf(key))
    await edit({ act: 'move', line: keys[2]!, seen: 0, direction: 'up' })
    expect(await order()).toEqual([0, 2, 1])
    await edit({ act: 'move', line: keys[2]!, seen: 1, direction: 'up' })
    expect(await order()).toEqual([2, 0, 1])
    await edit({ act: 'move', line: keys[2]!, seen: 2, direction: 'down' })
    expect(await order()).toEqual([0, 2, 1])
    const other = await buildItem({ session, title: 'Another' })
    await edit({ act: 'move-to', line: keys[0]!, seen: 0, itemId: other.id })
    const { items } = await record()
    expect(items.map(({ lines: of }) => of.map(({ key }) => keys.indexOf(key)))).toEqual([[2, 1], [0]])
    expect(items[1]!.lines[0]).toMatchObject({ at: at(1).toISOString(), moved: true })
  })

  it('of another session is none of these minutes', async () => {
    const line = `speech:${(await buildSpeech({ session: await buildSession(), member: speaker })).id}`
    await expect(edit({ act: 'summarise', line, seen: 0, summary: '' })).rejects.toMatchObject({
      messageKey: 'minutes.line-gone',
    })
  })
})

describe('corrections', () => {
  const propose = { act: 'propose', line: 'text', proposal: 'I said sixteen', reason: 'The recording has it' } as const

  it('come from those who were checked in, while the window is open', async () => {
    await expect(correct(speaker, propose)).rejects.toMatchObject({ messageKey: 'minutes.window-not-open' })
    await openMinutes(session)
    await correct(speaker, propose)
    await expect(correct(absent, propose)).rejects.toMatchObject({ code: 'forbidden' })
    await openMinutes(session, { over: true })
    await expect(correct(speaker, propose)).rejects.toMatchObject({ messageKey: 'minutes.window-over' })
  })

  it('are answered by the rapporteur, once, with a reason; one taken in stands beside what was recorded', async () => {
    await openMinutes(session, { rapporteur: absent })
    const decision = await buildDecision({ session, itemId: item.id, text: 'It stays' })
    const line = `decision:${decision.id}`
    await correct(speaker, { ...propose, line, proposal: 'It stays until May' })
    const { id } = await db.minutesCorrection.findFirstOrThrow({ where: { sessionId: session.id } })
    const take = { act: 'take', correction: id, answer: 'Right' } as const
    await expect(correct(speaker, take)).rejects.toMatchObject({ code: 'forbidden' })
    await correct(absent, take)
    await expect(correct(moderator, { ...take, act: 'decline' })).rejects.toMatchObject({ code: 'conflict' })
    expect(await lines()).toMatchObject([{ text: 'It stays', corrected: 'It stays until May' }])
    expect((await record()).corrections).toMatchObject([
      { state: 'taken', quote: 'It stays', answer: 'Right', answeredBy: absent.person.name },
    ])
    expect(await db.decision.findUniqueOrThrow({ where: { id: decision.id } })).toMatchObject({ text: 'It stays' })
  })

  it('are withdrawn by whoever proposed them', async () => {
    await openMinutes(session)
    await correct(speaker, propose)
    const { id } = await db.minutesCorrection.findFirstOrThrow({ where: { sessionId: session.id } })
    await expect(correct(absent, { act: 'withdraw', correction: id })).rejects.toMatchObject({ code: 'forbidden' })
    await correct(speaker, { act: 'withdraw', correction: id })
    expect((await record()).corrections).toMatchObject([{ state: 'withdrawn' }])
  })
})

describe('the next session', () => {
  const approvals = (sessionId: string) =>
    db.agendaItem.findMany({ where: { sessionId }, orderBy: { position: 'asc' }, select: { title: true } })

  it('gets an item to approve them as its first when the window opens, once', async () => {
    const startsAt = new Date(session.startsAt.getTime() + 86_400_000)
    const { roundtable } = moderator
    const next = await buildSession({ roundtable, startsAt, endsAt: new Date(startsAt.getTime() + 1) })
    await buildItem({ session: next, title: 'First', position: 0 })
    await state(moderator, { act: 'open' })
    expect((await approvals(next.id))[0]!.title).toContain(`${session.number}: ${session.title}`)
    await db.$transaction((tx) => addWaitingApprovals(tx, roundtable.id))
    const items = await approvals(next.id)
    expect(items.filter(({ title }) => title.includes(session.title))).toHaveLength(1)
    await db.session.update({ where: { id: next.id }, data: { removedAt: new Date() } })
  })

  it('that is planned later gets those that wait', async () => {
    await state(moderator, { act: 'open' })
    const { roundtable } = moderator
    const next = await buildSession({ roundtable })
    await db.$transaction((tx) => addWaitingApprovals(tx, roundtable.id))
    expect((await approvals(next.id)).map(({ title }) => title).join()).toContain(session.title)
    await db.session.update({ where: { id: next.id }, data: { removedAt: new Date() } })
  })
})

describe('approval', () => {
  it('waits for the end of the window, for every correction and for a later session, then stands with its SHA-256', async () => {
    const approve = { act: 'approve' } as const
    await expect(state(moderator, approve)).rejects.toMatchObject({ messageKey: 'minutes.window-not-open' })
    await openMinutes(session)
    await correct(speaker, { act: 'propose', line: 'text', proposal: 'Sixteen', reason: 'Heard' })
    await expect(state(moderator, approve)).rejects.toMatchObject({ messageKey: 'minutes.corrections-open' })
    const { id } = await db.minutesCorrection.findFirstOrThrow({ where: { sessionId: session.id } })
    await correct(moderator, { act: 'decline', correction: id, answer: 'The recording says sixty' })
    await expect(state(moderator, approve)).rejects.toMatchObject({ messageKey: 'minutes.window-still-open' })
    await openMinutes(session, { over: true, rapporteur: speaker })
    await db.session.updateMany({
      where: { roundtableId: session.roundtableId, id: { not: session.id } },
      data: { removedAt: new Date() },
    })
    await expect(state(moderator, approve)).rejects.toMatchObject({ messageKey: 'minutes.no-later-session' })
    const later = await buildSession({ roundtable: moderator.roundtable, state: 'live', startsAt: new Date() })
    await expect(state(speaker, approve)).rejects.toMatchObject({ code: 'forbidden' })
    const decision = await buildDecision({ session, itemId: item.id, text: 'It stays' })
    await state(moderator, approve)
    const minutes = await minutesOf(session.id)
    expect(minutes).toMatchObject({ state: 'approved', approvedInId: later.id })
    expect(minutes.sha256).toBe(createHash('sha256').update(minutes.frozen!).digest('hex'))
    await db.decision.update({ where: { id: decision.id }, data: { text: 'It goes' } })
    expect(await lines()).toMatchObject([{ text: 'It stays' }])
    expect((await record()).text).toEqual(text)
    for (const act of [approve, { act: 'settings', rapporteurId: '', correctionDays: 3 } as const])
      await expect(state(moderator, act)).rejects.toMatchObject({ messageKey: 'minutes.approved' })
    await expect(
      edit({ act: 'summarise', line: `decision:${decision.id}`, seen: 0, summary: 'x' }),
    ).rejects.toMatchObject({ messageKey: 'minutes.approved' })
  })
})
