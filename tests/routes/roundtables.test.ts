import pg from 'pg'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { db } from '#app/platform/db.server.ts'
import * as frame from '#app/routes/roundtables+/$roundtableId+/_layout.tsx'
import * as activity from '#app/routes/roundtables+/$roundtableId+/activity.index.tsx'
import * as home from '#app/routes/roundtables+/$roundtableId+/index.tsx'
import * as invitations from '#app/routes/roundtables+/$roundtableId+/invitations.tsx'
import * as ending from '#app/routes/roundtables+/$roundtableId+/memberships.$membershipId.end.ts'
import * as invitation from '#app/routes/roundtables+/$roundtableId+/memberships.$membershipId.invitation.ts'
import * as membership from '#app/routes/roundtables+/$roundtableId+/memberships.$membershipId.ts'
import * as people from '#app/routes/roundtables+/$roundtableId+/people.index.tsx'
import * as list from '#app/routes/roundtables+/index.tsx'
import { paths } from '#app/shared/paths.ts'
import { mailsTo } from '#tests/factories/mails.ts'
import { buildOrganisation, buildSecretariat } from '#tests/factories/people.ts'
import { buildMember, type Member } from '#tests/factories/roundtables.ts'
import { unique } from '#tests/factories/unique.ts'
import { callRoute } from './call-route.ts'

let moderator: Member
let participant: Member
let stranger: Member
let secretariat: { id: string }

beforeAll(async () => {
  moderator = await buildMember({ role: 'moderator' })
  participant = await buildMember({ roundtable: moderator.roundtable })
  stranger = await buildMember({ role: 'moderator' })
  secretariat = await buildSecretariat()
})

const here = (more: Record<string, string> = {}) => ({ roundtableId: moderator.roundtable.id, ...more })

describe('who gets in', () => {
  it.each([
    ['frame', frame.loader],
    ['home', home.loader],
    ['people', people.loader],
    ['activity', activity.loader],
  ])('%s: members and the secretariat; the others find nothing', async (_, loader) => {
    expect(await callRoute(loader, { params: here() })).toMatchObject({ status: 302 })
    expect(await callRoute(loader, { as: stranger.person, params: here() })).toMatchObject({ status: 404 })
    expect(await callRoute(loader, { as: participant.person, params: here() })).toMatchObject({ status: 200 })
    expect(await callRoute(loader, { as: secretariat, params: here() })).toMatchObject({ status: 200 })
    expect(await callRoute(loader, { as: participant.person, params: { roundtableId: 'garbage' } })).toMatchObject({
      status: 404,
    })
  })

  it('leads to the only roundtable, and lists several', async () => {
    const only = await callRoute(list.loader, { as: participant.person })
    expect(only.headers.get('Location')).toBe(paths.roundtable(moderator.roundtable.id))
    const second = await buildMember()
    await buildMember({ person: second.person })
    expect((await callRoute(list.loader, { as: second.person })).data.roundtables).toHaveLength(2)
  })
})

it('shows addresses and forms only to whoever manages members', async () => {
  const seen = await callRoute(people.loader, { as: participant.person, params: here() })
  expect(
    seen.data.members.every(
      (one: { email: string | null; mayManage: boolean }) => one.email === null && !one.mayManage,
    ),
  ).toBe(true)
  expect(seen.data.can.invite).toBe(false)
  const managed = await callRoute(people.loader, { as: moderator.person, params: here() })
  expect(managed.data.members.find((one: { personId: string }) => one.personId === participant.person.id).email).toBe(
    participant.person.email,
  )
})

it('ignores filters that make no sense', async () => {
  const answer = await callRoute(activity.loader, {
    as: participant.person,
    params: here(),
    path: '/?kind=nonsense&group=1&before=%00&person=x',
  })
  expect(answer).toMatchObject({ status: 200, data: { filter: {} } })
})

describe('memberships', () => {
  const change = async (as: { id: string }, target: Member, body: Record<string, string>) =>
    callRoute(membership.action, {
      as,
      params: here({ membershipId: target.membership.id }),
      body: { reply: 'inline', ...body },
    })

  it('are changed by moderators, within what they may give, and at this roundtable only', async () => {
    const member = await buildMember({ roundtable: moderator.roundtable })
    const organisationId = (await buildOrganisation()).id
    expect(await change(participant.person, member, { role: 'observer', organisationId })).toMatchObject({
      status: 403,
    })
    expect(await change(moderator.person, member, { role: 'moderator', organisationId })).toMatchObject({ status: 403 })
    expect(await change(moderator.person, stranger, { role: 'observer', organisationId })).toMatchObject({
      status: 404,
    })
    expect(await change(moderator.person, member, { role: 'king', organisationId: 'x' })).toMatchObject({ status: 400 })
    expect(await change(moderator.person, member, { role: 'observer', organisationId })).toMatchObject({
      status: 200,
      data: { ok: true },
    })
    expect(await db.membership.findUnique({ where: { id: member.membership.id } })).toMatchObject({
      role: 'observer',
      organisationId,
    })
    expect(await db.event.count({ where: { name: 'membership.changed', subjectId: member.membership.id } })).toBe(1)
  })

  it('end with a second yes, and with them everything one could see', async () => {
    const member = await buildMember({ roundtable: moderator.roundtable })
    const params = here({ membershipId: member.membership.id })
    expect(await callRoute(ending.action, { as: moderator.person, params, body: { reply: 'inline' } })).toMatchObject({
      status: 400,
    })
    const done = await callRoute(ending.action, { as: moderator.person, params, body: { confirmed: 'yes' } })
    expect(done.headers.get('Location')).toBe(paths.people(moderator.roundtable.id))
    expect(await callRoute(home.loader, { as: member.person, params: here() })).toMatchObject({ status: 404 })
  })
})

it('invites with a mistake answered in place, nothing typed lost', async () => {
  expect(await callRoute(invitations.loader, { as: participant.person, params: here() })).toMatchObject({ status: 403 })
  expect(await callRoute(invitations.action, { as: stranger.person, params: here(), body: {} })).toMatchObject({
    status: 404,
  })
  const answer = await callRoute(invitations.action, {
    as: moderator.person,
    params: here(),
    body: { name: 'Nora', email: 'nonsense' },
  })
  expect(answer).toMatchObject({ status: 400, data: { result: { initialValue: { name: 'Nora', email: 'nonsense' } } } })
})

it('asks once for the standing of whoever invites, and a stranger brings nobody in', async () => {
  const { id: organisationId } = await buildOrganisation()
  const body = {
    name: 'Ana',
    email: `${unique('ana')}@example.org`,
    organisationId,
    role: 'participant',
    language: 'en',
  }
  expect(await callRoute(invitations.action, { as: stranger.person, params: here(), body })).toMatchObject({
    status: 404,
  })
  expect(await db.person.count({ where: { email: body.email } })).toBe(0)
  const query = vi.spyOn(pg.Client.prototype, 'query')
  expect(await callRoute(invitations.action, { as: moderator.person, params: here(), body })).toMatchObject({
    status: 302,
  })
  const asked = query.mock.calls.map(([first]) =>
    typeof first === 'string' ? first : String((first as { text?: string }).text),
  )
  expect(asked.filter((text) => text.includes('LEFT JOIN "Membership"'))).toHaveLength(1)
})

it('counts nobody who is only invited, says so, and sends the invitation again', async () => {
  const email = `${unique('nora')}@example.org`
  const { id: organisationId } = await buildOrganisation()
  const body = { name: 'Nora Quist', email, organisationId, role: 'participant', language: 'en' }
  expect(await callRoute(invitations.action, { as: moderator.person, params: here(), body })).toMatchObject({
    status: 302,
  })
  const line = async () => {
    const { data } = await callRoute(people.loader, { as: moderator.person, params: here() })
    return data.members.find((member: { name: string }) => member.name === 'Nora Quist')
  }
  const { membershipId, invitedAt } = await line()
  expect(invitedAt).toEqual(expect.any(String))
  const seats = async () => {
    const { data } = await callRoute(home.loader, { as: moderator.person, params: here() })
    return data.seats.reduce((sum: number, seat: { members: number }) => sum + seat.members, 0)
  }
  const before = await seats()

  const again = { params: here({ membershipId }), body: {} }
  expect(await callRoute(invitation.action, { as: participant.person, ...again })).toMatchObject({ status: 403 })
  expect(await callRoute(invitation.action, { as: moderator.person, ...again })).toMatchObject({ status: 302 })
  const mails = await mailsTo(email)
  expect(mails.map(({ template }) => template)).toEqual(['invitation-to-roundtable', 'invitation-to-roundtable'])
  expect(mails[0]!.values.link).not.toBe(mails[1]!.values.link)

  await db.person.update({ where: { email }, data: { passwordHash: 'x' } })
  expect(await seats()).toBe(before + 1)
  expect((await line()).invitedAt).toBeNull()
  expect(await callRoute(invitation.action, { as: moderator.person, ...again })).toMatchObject({ status: 302 })
  expect(await mailsTo(email)).toHaveLength(2)
})
