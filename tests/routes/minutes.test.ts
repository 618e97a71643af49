import { createHash } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { setDocumentHost } from '#app/features/live-documents/document-host.server.ts'
import { db } from '#app/platform/db.server.ts'
import type { Roundtable, Session } from '#app/platform/prisma/client.ts'
import * as balanceOfAll from '#app/routes/roundtables+/$roundtableId+/balance.index.tsx'
import * as decisionRoute from '#app/routes/roundtables+/$roundtableId+/decisions.$decisionId.tsx'
import * as balance from '#app/routes/roundtables+/$roundtableId+/sessions.$sessionId.balance.index.tsx'
import * as corrections from '#app/routes/roundtables+/$roundtableId+/sessions.$sessionId.minutes.corrections.ts'
import * as files from '#app/routes/roundtables+/$roundtableId+/sessions.$sessionId.minutes.files.$format.ts'
import * as page from '#app/routes/roundtables+/$roundtableId+/sessions.$sessionId.minutes.index.tsx'
import * as lines from '#app/routes/roundtables+/$roundtableId+/sessions.$sessionId.minutes.lines.ts'
import * as state from '#app/routes/roundtables+/$roundtableId+/sessions.$sessionId.minutes.state.ts'
import * as outcomes from '#app/routes/roundtables+/$roundtableId+/sessions.$sessionId.outcomes.ts'
import { buildBallot, buildVote } from '#tests/factories/decisions.ts'
import { buildSpeech, openMinutes } from '#tests/factories/minutes.ts'
import { buildDecision } from '#tests/factories/outcomes.ts'
import { buildMember, buildRoundtable, type Member } from '#tests/factories/roundtables.ts'
import { buildCheckIn, buildItem, buildSession } from '#tests/factories/sessions.ts'
import { callRoute } from './call-route.ts'

const LINE = 'speech:00000000-0000-4000-8000-000000000001'

let roundtable: Roundtable
let moderator: Member
let participant: Member
let observer: Member
let session: Session

beforeAll(async () => {
  setDocumentHost(null)
  roundtable = await buildRoundtable()
  moderator = await buildMember({ roundtable, role: 'moderator' })
  participant = await buildMember({ roundtable })
  observer = await buildMember({ roundtable, role: 'observer' })
})

beforeEach(async () => {
  const startsAt = new Date(Date.now() - 9 * 86_400_000)
  const endedAt = new Date(startsAt.getTime() + 7_200_000)
  session = await buildSession({ roundtable, startsAt, endsAt: endedAt, startedAt: startsAt, endedAt, state: 'ended' })
})

const here = (more: Record<string, string> = {}) => ({ roundtableId: roundtable.id, sessionId: session.id, ...more })
const send = (route: { action: unknown }, as: Member, body: Record<string, string>) =>
  callRoute(route.action, { as: as.person, params: here(), body: { reply: 'inline', ...body } })
const file = (format: string, as: Member = participant) =>
  callRoute(files.loader, { as: as.person, params: here({ format }) })

/** The session has been approved at a later one. */
async function approved() {
  await openMinutes(session, { over: true })
  await buildSession({ roundtable, state: 'live', startsAt: new Date() })
  expect(await send(state, moderator, { act: 'approve' })).toMatchObject({ status: 200 })
}

describe('the page', () => {
  it('shows everybody at the table what was recorded, and each what they may do', async () => {
    const item = await buildItem({ session, title: 'Networks' })
    await buildCheckIn({ session, member: participant })
    await buildSpeech({ session, member: participant, item })
    await openMinutes(session)
    const seen = async (as: Member) => (await callRoute(page.loader, { as: as.person, params: here() })).data
    const read = await seen(participant)
    expect(read.record.items).toMatchObject([{ number: '1', lines: [{ kind: 'speech', spokenMs: 120_000 }] }])
    expect(read.can).toMatchObject({ edit: false, rule: false, write: false, propose: true, moderate: false })
    expect((await seen(observer)).can).toMatchObject({ edit: false, propose: false })
    expect((await seen(moderator)).can).toMatchObject({ edit: true, rule: true, write: true, propose: false })
  })
})

describe('what does not fit', () => {
  it.each([
    [state, 'correctionDays', 'minutes.days-range', { act: 'settings', rapporteurId: '', correctionDays: '0' }],
    [state, 'correctionDays', 'minutes.days-range', { act: 'settings', rapporteurId: '', correctionDays: '10000' }],
    [state, 'correctionDays', 'minutes.days-range', { act: 'settings', rapporteurId: '', correctionDays: 'a week' }],
    [lines, 'line', 'minutes.line-gone', { act: 'hide', line: 'speech:1', seen: '0', reason: 'Twice' }],
    [lines, 'reason', 'minutes.reason-missing', { act: 'hide', line: LINE, seen: '0', reason: ' ' }],
    [lines, 'summary', 'minutes.summary-long', { act: 'summarise', line: LINE, seen: '0', summary: 'x'.repeat(5000) }],
    [corrections, 'proposal', 'minutes.proposal-missing', { act: 'propose', line: 'text', reason: 'So', proposal: '' }],
    [
      corrections,
      'reason',
      'minutes.reason-long',
      { act: 'propose', line: 'text', proposal: 'So', reason: 'x'.repeat(501) },
    ],
  ])('is said at its field: %#', async (route, field, error, body) => {
    const { status, data } = await send(route, moderator, body)
    expect([status, data.result.error[field]]).toEqual([400, [error]])
  })

  it('a rapporteur from another table, a withdrawn correction answered, a session that has not ended', async () => {
    const stranger = await buildMember()
    const named = { act: 'settings', rapporteurId: stranger.membership.id, correctionDays: '7' }
    expect(await send(state, moderator, named)).toMatchObject({
      data: { problem: { messageKey: 'minutes.rapporteur-unknown' } },
    })
    await db.session.update({ where: { id: session.id }, data: { state: 'live', endedAt: null } })
    expect(await send(state, moderator, { act: 'open' })).toMatchObject({
      status: 409,
      data: { problem: { messageKey: 'minutes.session-not-ended' } },
    })
  })
})

describe('who may', () => {
  it('the rapporteur edits lines, opens the window and answers, and approves nothing', async () => {
    await db.minutes.create({ data: { sessionId: session.id, rapporteurId: participant.membership.id } })
    const line = `decision:${(await buildDecision({ session })).id}`
    const summary = { act: 'summarise', line, seen: '0', summary: 'So it was' }
    expect(await send(lines, observer, summary)).toMatchObject({ status: 403 })
    expect(await send(lines, participant, summary)).toMatchObject({ status: 200 })
    expect(await send(lines, participant, summary)).toMatchObject({ status: 409 })
    expect(await send(state, participant, { act: 'open' })).toMatchObject({ status: 200 })
    expect(await send(state, participant, { act: 'approve' })).toMatchObject({ status: 403 })
    expect(
      await send(state, participant, { act: 'settings', rapporteurId: participant.membership.id, correctionDays: '1' }),
    ).toMatchObject({ status: 403 })
  })

  it('an observer proposes where they were checked in, and learns nothing of a session that is shut to them', async () => {
    await buildCheckIn({ session, member: observer })
    await openMinutes(session)
    const propose = { act: 'propose', line: 'text', proposal: 'Sixteen', reason: 'I was there' }
    expect(await send(corrections, observer, propose)).toMatchObject({ status: 200 })
    await db.session.update({ where: { id: session.id }, data: { observersMayCome: false } })
    expect(await send(corrections, observer, propose)).toMatchObject({ status: 404 })
    expect((await file('pdf', observer)).status).toBe(404)
  })
})

describe('approved minutes', () => {
  it('are one file, whose sum is the one that the page says, and which is not there before', async () => {
    await buildDecision({ session, text: 'It stays' })
    expect((await file('json')).status).toBe(404)
    await approved()
    const { text, headers } = await file('json')
    const { data } = await callRoute(page.loader, { as: observer.person, params: here() })
    expect(data.sha256).toBe(createHash('sha256').update(text, 'utf8').digest('hex'))
    expect(headers.get('Content-Type')).toMatch('application/json')
    expect(JSON.parse(text)).toMatchObject({
      format: 'roundtable-minutes/1',
      items: [{ lines: [{ text: 'It stays' }] }],
    })
    expect((await file('md')).text).toContain(data.sha256)
  })

  it('stand: nothing more is noted of the session, and what was noted is not changed', async () => {
    const decision = await buildDecision({ session })
    await approved()
    const closed = { status: 409, data: { problem: { messageKey: 'minutes.approved' } } }
    expect(await send(outcomes, moderator, { noun: 'decision', text: 'One more' })).toMatchObject(closed)
    const change = {
      as: moderator.person,
      params: here({ decisionId: decision.id }),
      body: { reply: 'inline', act: 'remove' },
    }
    expect(await callRoute(decisionRoute.action, change)).toMatchObject(closed)
    expect(await send(state, moderator, { act: 'approve' })).toMatchObject(closed)
  })
})

describe('a file', () => {
  it('is what it says it is, and comes as a file', async () => {
    await buildSpeech({ session, member: participant })
    for (const [format, type, start] of [
      ['md', 'text/markdown', '# Minutes of session'],
      ['docx', 'application/vnd.openxmlformats', 'PK'],
      ['pdf', 'application/pdf', '%PDF-1.7'],
    ] as const) {
      const { status, headers, text } = await file(format)
      expect([status, headers.get('Content-Disposition')]).toEqual([
        200,
        `attachment; filename="minutes-${session.number}.${format}"`,
      ])
      expect(headers.get('Content-Type')).toContain(type)
      expect(text.slice(0, start.length)).toBe(start)
    }
    expect((await file('exe')).status).toBe(404)
  })
})

describe('balance', () => {
  it('counts each group’s time and answers, and keeps a zero for those who did nothing', async () => {
    const item = await buildItem({ session })
    await buildSpeech({ session, member: participant, item, spokenMs: 90_000 })
    await buildSpeech({ session, member: participant, spokenMs: 30_000 })
    const ballot = await buildBallot({ roundtable })
    await buildVote({ ballot, member: participant })
    await db.agendaLink.create({ data: { itemId: item.id, position: 0, subjectType: 'ballot', subjectId: ballot.id } })
    const of = async (route: { loader: unknown }, member: Member) => {
      const { data } = await callRoute(route.loader, { as: observer.person, params: here() })
      return (data.balance.groups as { groupId: string }[]).find(({ groupId }) => groupId === member.group.id)
    }
    expect(await of(balance, participant)).toMatchObject({ spokenMs: 120_000, votes: 1, comments: 0 })
    expect(await of(balance, moderator)).toMatchObject({ spokenMs: 0, votes: 0 })
    expect(await of(balanceOfAll, participant)).toMatchObject({ votes: 1 })
  })

  it('says how long each person spoke, for the organisation they spoke for then', async () => {
    await buildSpeech({ session, member: participant, spokenMs: 90_000 })
    await buildSpeech({ session, member: participant, spokenMs: 30_000 })
    await buildSpeech({ session, member: moderator, spokenMs: 10_000 })
    const { data } = await callRoute(balance.loader, { as: observer.person, params: here() })
    expect(data.balance.speakers).toMatchObject([
      { personId: participant.person.id, organisation: participant.organisation.name, speeches: 2, spokenMs: 120_000 },
      { personId: moderator.person.id, speeches: 1, spokenMs: 10_000 },
    ])
  })
})
