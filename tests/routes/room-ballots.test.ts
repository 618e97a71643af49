import { beforeEach, expect, test } from 'vitest'
import { db } from '#app/platform/db.server.ts'
import * as closure from '#app/routes/roundtables+/$roundtableId+/ballots.$ballotId.closure.ts'
import * as entry from '#app/routes/roundtables+/$roundtableId+/ballots.$ballotId.entry.ts'
import * as opening from '#app/routes/roundtables+/$roundtableId+/ballots.$ballotId.opening.ts'
import * as voting from '#app/routes/roundtables+/$roundtableId+/ballots.$ballotId.vote.tsx'
import * as preparing from '#app/routes/roundtables+/$roundtableId+/sessions.$sessionId.ballots.tsx'
import { buildBallot } from '#tests/factories/decisions.ts'
import { type BallotRoom, buildBallotRoom } from '#tests/factories/room-ballots.ts'
import { buildMember, type Member } from '#tests/factories/roundtables.ts'
import { callRoute } from './call-route.ts'

let room: BallotRoom
beforeEach(async () => {
  room = await buildBallotRoom()
})

const send = (handler: unknown, who: Member, body: Record<string, string>, more: Record<string, string> = {}) =>
  callRoute(handler, {
    as: who.person,
    params: { roundtableId: room.roundtable.id, sessionId: room.session.id, ...more },
    body: { ...body, reply: 'inline' },
  })
const favour = { position: 'favour', reason: '' }

test('a form prepares by the usual rule, and loads nothing; without a script it leads back to the cockpit', async () => {
  const body = { subject: `agenda-item:${room.item.id}`, method: 'consent', question: '  Is it agreed?  ' }
  expect((await send(preparing.action, room.moderator, body)).data).toMatchObject({ ok: true, own: {} })
  const [ballot] = await db.ballot.findMany({ where: { sessionId: room.session.id } })
  expect(ballot).toMatchObject({
    state: 'created',
    itemId: room.item.id,
    wording: { name: 'Is it agreed?' },
    settings: { minimumTurnout: 0.5, share: 0.7, groups: 3, groupShare: 0.6, objections: 0 },
  })
  const plain = await callRoute(opening.action, {
    as: room.moderator.person,
    params: { roundtableId: room.roundtable.id, ballotId: ballot!.id },
    body: { act: 'open' },
  })
  expect(plain.status).toBe(302)
  expect(plain.headers.get('Location')).toMatch(/\/sessions\/[^/]+\/cockpit$/)
})

test.each([
  ['no subject', { subject: '' }],
  ['what is no subject', { subject: 'person:1' }],
  ['no method', { method: 'loudness' }],
  ['a question of 301 characters', { question: 'a'.repeat(301) }],
  ['a share that is not in the list', { share: '0.01' }],
  ['more groups than a table has', { groups: '11' }],
  ['some groups and none of them', { who: 'groups' }],
  ['voters that there are not', { who: 'everybody' }],
  ['weights of members', { 'weight-00000000-0000-4000-8000-000000000001': '3' }],
  ['a weight of half a vote', { who: 'organisations', 'weight-00000000-0000-4000-8000-000000000001': '0.5' }],
])('a form with %s is refused, and nothing is prepared', async (_, wrong) => {
  const body = { subject: `agenda-item:${room.item.id}`, method: 'consent', ...wrong }
  expect((await send(preparing.action, room.moderator, body)).status).toBe(400)
  expect(await db.ballot.count({ where: { sessionId: room.session.id } })).toBe(0)
})

test('the page for a ballot with other voters says what is wrong, keeps what was typed, and leads back to the cockpit', async () => {
  const [params, as] = [{ roundtableId: room.roundtable.id, sessionId: room.session.id }, room.moderator.person]
  const page = await callRoute(preparing.loader, { as, params, path: `/?item=${room.item.id}&method=yes-no` })
  const subject = `agenda-item:${room.item.id}`
  expect(page.data).toMatchObject({ chosen: { subject }, method: 'yes-no', session: { presentVote: false } })
  const body = { subject, method: 'yes-no', question: 'Is it agreed?', who: 'groups' }
  const wrong = await callRoute(preparing.action, { as, params, body })
  expect(wrong.data).toMatchObject({
    result: { error: { groupIds: ['ballots.choose-groups'] }, initialValue: { question: 'Is it agreed?' } },
  })
  // What cannot be in a room is not taken, whoever sends it.
  const forged = { secret: 'yes', proxies: '3', split: 'yes', visibility: 'live', conflict: 'excluded' }
  const right = await callRoute(preparing.action, { as, params, body: { ...body, ...forged, who: 'organisations' } })
  expect(right.headers.get('Location')).toMatch(/\/cockpit$/)
  expect(await db.ballot.findMany({ where: { sessionId: room.session.id } })).toMatchObject([
    { state: 'created', terms: { who: 'organisations' } },
  ])
})

test('nobody answers for another but a moderator, and not as somebody without a vote', async () => {
  const { id } = await room.open()
  const at = { ballotId: id }
  const observer = await buildMember({ roundtable: room.roundtable, role: 'observer' })
  const [one, two] = room.voters as [Member, Member]
  const forOther = { ...favour, personId: two.person.id }
  for (const who of [one, observer]) expect((await send(entry.action, who, forOther, at)).status).toBe(403)
  expect((await send(voting.action, observer, favour, at)).status).toBe(403)
  // Whose vote it is says the signed-in session, whatever else is sent.
  expect((await send(voting.action, one, forOther, at)).data).toMatchObject({ ok: true })
  expect(await db.vote.findMany({ where: { ballotId: id } })).toMatchObject([
    { personId: one.person.id, enteredById: null },
  ])
  for (const personId of ['', 'nobody', observer.person.id])
    expect([400, 409]).toContain((await send(entry.action, room.moderator, { ...favour, personId }, at)).status)
  expect((await send(entry.action, room.moderator, { ...forOther, position: 'object' }, at)).status).toBe(400)
  expect(await db.vote.count({ where: { ballotId: id } })).toBe(1)
})

test('an answer is entered only in a ballot of a session', async () => {
  const ballot = await buildBallot({ roundtable: room.roundtable })
  const body = { relevance: '7', feasibility: '7', personId: room.voters[0]!.person.id }
  expect((await send(entry.action, room.moderator, body, { ballotId: ballot.id })).data).toMatchObject({
    problem: { messageKey: 'ballots.only-in-session' },
  })
})

test('an answer that arrives after the close, from a phone that was offline, is refused with when that was', async () => {
  const { id } = await room.open()
  await send(closure.action, room.moderator, {}, { ballotId: id })
  const late = await send(voting.action, room.voters[0]!, favour, { ballotId: id })
  expect(late.data).toMatchObject({
    ok: false,
    problem: { messageKey: 'ballots.closed', values: { time: expect.stringMatching(/\d/) as string } },
  })
})
