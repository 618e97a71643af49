import { describe, expect, it } from 'vitest'
import { activityOf } from '#app/features/activity/activity.queries.server.ts'
import { db } from '#app/platform/db.server.ts'
import * as bin from '#app/routes/roundtables+/$roundtableId+/bin.index.tsx'
import * as restoration from '#app/routes/roundtables+/$roundtableId+/bin.restoration.ts'
import * as agenda from '#app/routes/roundtables+/$roundtableId+/sessions.$sessionId.agenda.tsx'
import * as page from '#app/routes/roundtables+/$roundtableId+/sessions.$sessionId.index.tsx'
import * as removal from '#app/routes/roundtables+/$roundtableId+/sessions.$sessionId.removal.tsx'
import * as settings from '#app/routes/roundtables+/$roundtableId+/sessions.$sessionId.settings.tsx'
import * as list from '#app/routes/roundtables+/$roundtableId+/sessions.index.tsx'
import * as planning from '#app/routes/roundtables+/$roundtableId+/sessions.new.tsx'
import { buildMember, buildRoundtable, type Member } from '#tests/factories/roundtables.ts'
import { buildSession } from '#tests/factories/sessions.ts'
import { callRoute } from './call-route.ts'
import { sentences, sessionScene } from './sessions-scene.ts'

type Person = Member['person']

const { scene, here, see } = sessionScene()

const form = {
  title: 'Inclusion and continuity',
  startsAt: '2030-12-03T14:00',
  endsAt: '2030-12-03T16:00',
  timeZone: 'Europe/Paris',
  observersMayCome: 'yes',
  speechMinutes: '3',
}

const plan = (body: Record<string, string>) =>
  callRoute(planning.action, { as: scene.moderator.person, params: here(), body })

async function planned(body: Record<string, string> = {}) {
  const { headers } = await plan({ ...form, ...body })
  return db.session.findUniqueOrThrow({ where: { id: headers.get('Location')?.split('/')[4] } })
}

describe('planning', () => {
  it('keeps the time of the place, and gives the next number, which one in the bin keeps', async () => {
    const [one, two] = [await planned(), await planned()]
    expect(one.startsAt.toISOString()).toBe('2030-12-03T13:00:00.000Z')
    expect(two.number).toBe(one.number + 1)
    await callRoute(removal.action, { as: scene.moderator.person, params: here(two), body: { confirmed: 'yes' } })
    const three = await planned()
    expect(three.number).toBe(two.number + 1)
    expect((await see(page.loader, two)).status).toBe(404)
    expect((await see(bin.loader, undefined, scene.moderator)).data.lines[0]).toMatchObject({
      kind: 'session',
      title: `${two.number}: ${two.title}`,
    })
    await callRoute(restoration.action, {
      as: scene.second.person,
      params: here(),
      body: { kind: 'session', id: two.id, reply: 'inline' },
    })
    expect((await see(page.loader, two)).data.session.number).toBe(two.number)
    const events = await db.event.findMany({ where: { subjectId: two.id }, orderBy: { at: 'asc' } })
    expect(events.map(({ name }) => name)).toEqual(['session.planned', 'session.removed', 'session.restored'])
    expect((await db.session.findUniqueOrThrow({ where: { id: two.id } })).sequence).toBe(2)
  })

  it('at the same moment gives no number twice', async () => {
    const sessions = await Promise.all(Array.from({ length: 6 }, () => planned()))
    expect(new Set(sessions.map(({ number }) => number)).size).toBe(6)
  })

  it.each([
    ['title', 'x'.repeat(5_000), 'planning.title-long?max=160'],
    ['title', ' \u200B ', 'planning.title-missing'],
    ['endsAt', '2030-12-03T13:59', 'planning.end-first'],
    ['endsAt', '2030-12-03T14:00', 'planning.end-first'],
    ['endsAt', '2030-12-09T14:00', 'planning.too-long?max=24'],
    ['startsAt', '2030-03-31T02:30', 'planning.time'],
    ['startsAt', 'tomorrow', 'planning.time'],
    ['timeZone', 'Europe/Atlantis', 'planning.time-zone'],
    ['timeZone', '+01:00', 'planning.time-zone'],
    ['videoLink', 'http://video.example.org/room', 'planning.link'],
    ['videoLink', 'javascript:alert(1)//https://', 'planning.link'],
    ['videoLink', 'https://nobody@video.example.org', 'planning.link'],
    ['videoLink', 'https://video.example.org/a room', 'planning.link'],
    ['place', 'x'.repeat(201), 'planning.place-long?max=200'],
    ['speechMinutes', '0', 'planning.speech-minutes'],
  ])('with %s %j is refused at that field, and keeps what was typed', async (field, value, error) => {
    const { status, data } = await plan({ ...form, [field]: value })
    expect([status, data.result.error[field]]).toEqual([400, [error]])
    expect(data.result.initialValue).toMatchObject({ [field]: value.replace(/\s\u200B\s/, value) })
    for (const sentence of sentences(error)) expect(sentence).not.toMatch(/[{}]|planning\./)
  })

  it('is not for participants, and not at a closed roundtable', async () => {
    expect((await callRoute(planning.loader, { as: scene.participant.person, params: here() })).status).toBe(403)
    const closed = await buildMember({ role: 'moderator', roundtable: await buildRoundtable({ state: 'closed' }) })
    const params = { roundtableId: closed.roundtable.id }
    expect((await callRoute(planning.action, { as: closed.person, params, body: form })).status).toBe(403)
    const session = await buildSession({ roundtable: closed.roundtable })
    const inside = { ...params, sessionId: session.id }
    expect((await callRoute(page.loader, { as: closed.person, params: inside })).data.session.can.plan).toBe(false)
    expect((await callRoute(agenda.loader, { as: closed.person, params: inside })).status).toBe(403)
  })
})

describe('the settings of a session', () => {
  it('that changed meanwhile are not gone over: what is stored stands beside what was typed', async () => {
    const session = await planned()
    const save = (as: Person, body: Record<string, string>) =>
      callRoute(settings.action, { as, params: here(session), body: { ...form, version: '1', ...body } })
    expect((await save(scene.moderator.person, { place: 'Hall B' })).status).toBe(302)
    const { status, data } = await save(scene.second.person, { title: 'Another title' })
    expect(status).toBe(409)
    expect(data.result.error['']).toEqual(['planning.changed-meanwhile'])
    expect(data.result.initialValue.title).toBe('Another title')
    expect(data.meanwhile).toMatchObject({ version: 2 })
    expect(data.meanwhile.changes).toContainEqual({ field: 'place', text: 'Hall B' })
    expect((await save(scene.second.person, { title: 'Another title', version: '2' })).status).toBe(302)
  })

  it('count the calendar’s sequence up for what stands in calendars, and for that alone', async () => {
    const session = await planned()
    const params = here(session)
    const save = (body: Record<string, string>) =>
      callRoute(settings.action, { as: scene.moderator.person, params, body: { ...form, ...body } })
    await save({ version: '1', speechMinutes: '5' })
    const sequence = async () => (await db.session.findUniqueOrThrow({ where: { id: session.id } })).sequence
    expect(await sequence()).toBe(0)
    await save({ version: '2', speechMinutes: '5', startsAt: '2030-12-03T13:00' })
    expect(await sequence()).toBe(1)
  })
})

describe('a session that is shut to observers', () => {
  it('is named to none of them: no list, no page, no feed, and no name of it for what happened there', async () => {
    const session = await planned({ title: 'Behind the door', observersMayCome: '' })
    const item = { act: 'add', title: 'An item', kind: 'discussion', minutes: '10', reply: 'inline' }
    await callRoute(agenda.action, { as: scene.moderator.person, params: here(session), body: item })
    expect(JSON.stringify((await see(list.loader, undefined, scene.observer)).data)).not.toContain('Behind the door')
    expect((await see(page.loader, session, scene.observer)).status).toBe(404)
    expect((await see(page.loader, session)).status).toBe(200)
    const feed = async ({ seat, person }: Member) => {
      const { lines } = await activityOf(
        scene.moderator.roundtable.id,
        {},
        { personId: person.id, secretariat: false, seat },
        200,
      )
      return lines.filter(({ to }) => to?.endsWith(session.id)).map(({ name }) => name)
    }
    expect(await feed(scene.participant)).toEqual(['session.planned'])
    expect(await feed(scene.observer)).toEqual([])
    await callRoute(removal.action, { as: scene.moderator.person, params: here(session), body: { confirmed: 'yes' } })
    const names = (member: Member) =>
      activityOf(
        scene.moderator.roundtable.id,
        {},
        { personId: member.person.id, secretariat: false, seat: member.seat },
        200,
      ).then(({ lines }) => lines.filter(({ name }) => name === 'session.removed').length)
    expect(await names(scene.participant)).toBe((await names(scene.observer)) + 1)
  })
})
