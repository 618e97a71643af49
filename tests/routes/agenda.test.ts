import { describe, expect, it } from 'vitest'
import { activityOf } from '#app/features/activity/activity.queries.server.ts'
import { db } from '#app/platform/db.server.ts'
import type { AgendaItem, Session } from '#app/platform/prisma/client.ts'
import * as agenda from '#app/routes/roundtables+/$roundtableId+/sessions.$sessionId.agenda.tsx'
import * as page from '#app/routes/roundtables+/$roundtableId+/sessions.$sessionId.index.tsx'
import * as removal from '#app/routes/roundtables+/$roundtableId+/sessions.$sessionId.removal.tsx'
import * as planning from '#app/routes/roundtables+/$roundtableId+/sessions.new.tsx'
import { buildMember, type Member } from '#tests/factories/roundtables.ts'
import { buildItem, buildLiveSession, buildSession, makeCurrent } from '#tests/factories/sessions.ts'
import { callRoute } from './call-route.ts'
import { sentences, sessionScene } from './sessions-scene.ts'

type Person = Member['person']

const { scene, here, see } = sessionScene()
const act = (session: Session, body: Record<string, string>, as: Person = scene.moderator.person) =>
  callRoute(agenda.action, { as, params: here(session), body: { reply: 'inline', ...body } })

const meeting = {
  title: 'A meeting',
  startsAt: '2030-12-03T14:00',
  endsAt: '2030-12-03T16:00',
  timeZone: 'Europe/Paris',
}

describe('an agenda', () => {
  let session: Session
  let items: Record<'a' | 'b' | 'c', AgendaItem>

  const build = async (given: { state?: string; startedAt?: Date; endedAt?: Date } = {}) => {
    session = await buildSession({ roundtable: scene.moderator.roundtable, ...given })
    const [a, b, c] = [await named('a'), await named('b'), await named('c')]
    items = { a, b, c }
  }
  const named = (title: string) => buildItem({ session, title, minutes: 10 })
  const order = async () => {
    const { data } = await see(agenda.loader, session, scene.moderator)
    return data.items.map((item: AgendaItem) => `${item.parentId ? '.' : ''}${item.title}`).join(' ')
  }

  it('is moved by steps and by neighbours, in two levels, and each move can be taken back', async () => {
    await build()
    const move = (body: Record<string, string>) => act(session, { act: 'move', ...body })
    await move({ id: items.c.id, direction: 'up' })
    expect(await order()).toBe('a c b')
    await move({ id: items.c.id, direction: 'in' })
    expect(await order()).toBe('a .c b')
    const dropped = await move({ id: items.b.id, parentId: items.a.id, beforeId: items.c.id })
    expect(await order()).toBe('a .b .c')
    const { undo } = dropped.data.toast
    await act(session, undo.fields)
    expect(await order()).toBe('a .c b')
    await move({ id: items.c.id, direction: 'out' })
    expect(await order()).toBe('a c b')
    expect((await move({ id: items.a.id, direction: 'up' })).data).toMatchObject({ ok: true, toast: null })
  })

  it('has no third level, and no place beside what is gone', async () => {
    await build()
    const move = (body: Record<string, string>) => act(session, { act: 'move', ...body })
    await move({ id: items.b.id, parentId: items.a.id })
    for (const body of [
      { id: items.c.id, parentId: items.b.id },
      { id: items.a.id, parentId: items.c.id },
      { id: items.a.id, parentId: items.a.id },
    ])
      expect((await move(body)).data.problem.messageKey).toBe('planning.levels')
    const foreign = await buildItem()
    expect((await move({ id: items.c.id, beforeId: foreign.id })).data.problem.messageKey).toBe(
      'planning.order-changed',
    )
    expect((await move({ id: foreign.id, direction: 'up' })).data.problem.messageKey).toBe('planning.item-gone')
    expect((await act(session, { act: 'remove', id: foreign.id, version: '1' })).status).toBe(409)
    expect((await act(session, { act: 'restore', id: foreign.id })).status).toBe(409)
  })

  it('loses an item with what stands below it, and gets both back where they stood', async () => {
    await build()
    await act(session, { act: 'move', id: items.c.id, parentId: items.b.id })
    const { data } = await act(session, { act: 'remove', id: items.b.id, version: '1' })
    expect(await order()).toBe('a')
    await act(session, data.toast.undo.fields)
    expect(await order()).toBe('a b .c')
  })

  it.each([
    ['0', 'planning.minutes?max=600'],
    ['10000', 'planning.minutes?max=600'],
    ['601', 'planning.minutes?max=600'],
    ['-5', 'planning.minutes?max=600'],
    ['2.5', 'planning.minutes?max=600'],
    ['ten', 'planning.minutes?max=600'],
    ['', 'planning.minutes?max=600'],
  ])('takes no %j minutes, and keeps them in the form', async (minutes, error) => {
    await build()
    const bodies: Record<string, string>[] = [
      { act: 'edit', id: items.a.id, version: '1', title: 'A', minutes },
      { act: 'add', title: 'New', kind: 'discussion', minutes },
    ]
    for (const body of bodies) {
      const { status, data } = await act(session, body)
      expect([status, data.result.error.minutes]).toEqual([400, [error]])
      expect(data.result.initialValue.title).toBe(body.title)
    }
    for (const sentence of sentences(error)) expect(sentence).toContain('600')
  })

  it('takes no title of 5,000 characters, nor a kind or an owner that is none', async () => {
    await build()
    const stranger = await buildMember()
    const edit = { act: 'edit', id: items.a.id, version: '1', title: 'A', minutes: '5', details: 'yes' }
    const refused = async (body: Record<string, string>) => (await act(session, { ...edit, ...body })).data
    expect((await refused({ title: 'x'.repeat(5_000) })).result.error.title).toEqual(['planning.title-long?max=160'])
    expect((await refused({ kind: 'dance' })).result.error.kind).toEqual(['planning.kind'])
    expect((await refused({ note: 'x'.repeat(601) })).result.error.note).toEqual(['planning.note-long?max=600'])
    expect((await refused({ ownerId: stranger.membership.id })).problem.messageKey).toBe('planning.owner-gone')
    expect((await act(session, { act: 'dance' })).status).toBe(400)
  })

  it('is not gone over by an edit of what has changed meanwhile; the refusal says what it is now', async () => {
    await build()
    const edit = (as: Person, title: string, minutes: string, version = '1') =>
      act(session, { act: 'edit', id: items.a.id, version, title, minutes }, as)
    expect((await edit(scene.moderator.person, 'First', '20')).data.ok).toBe(true)
    const { status, data } = await edit(scene.second.person, 'Second', '30')
    expect([status, data.problem]).toEqual([
      409,
      { messageKey: 'planning.item-changed', values: { title: 'First', minutes: 20 } },
    ])
    expect(data.result.initialValue).toMatchObject({ title: 'Second', minutes: '30' })
    expect((await edit(scene.second.person, 'Second', '30', '2')).data.ok).toBe(true)
    const late = await act(session, { act: 'remove', id: items.a.id, version: '2' })
    expect(late.data.problem.messageKey).toBe('planning.item-changed')
  })

  it('is edited at the same moment once, and the other is told', async () => {
    await build()
    const edit = (as: Person, minutes: string) =>
      act(session, { act: 'edit', id: items.a.id, version: '1', title: 'a', minutes }, as)
    const answers = await Promise.all([edit(scene.moderator.person, '20'), edit(scene.second.person, '30')])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  it('without scripts, shows the page with what was typed and why it was refused', async () => {
    await build()
    const body = { act: 'edit', id: items.a.id, version: '0', title: 'Typed', minutes: '15' }
    const { status, data } = await callRoute(agenda.action, { as: scene.moderator.person, params: here(session), body })
    expect(status).toBe(409)
    expect(data.result.error['']).toEqual(['planning.item-changed?title=a&minutes=10'])
    expect(data.result.initialValue).toMatchObject({ id: items.a.id, title: 'Typed', minutes: '15' })
  })

  it('keeps what is for moderators from everybody else, with its time and without its number', async () => {
    await build()
    await act(session, {
      ...{ act: 'edit', details: 'yes', id: items.b.id, version: '1', title: 'Only for us', minutes: '10' },
      ...{ kind: 'discussion', visibility: 'moderators' },
    })
    await buildItem({ session, parentId: items.b.id, title: 'Below it', minutes: 15 })
    const seen = (await see(page.loader, session)).data.agenda
    expect(JSON.stringify(seen)).not.toMatch(/Only for us|Below it/)
    expect(seen.lines.map(({ title, number, start }: Record<string, unknown>) => [title, number, start])).toEqual([
      ['a', '1', 0],
      ['c', '2', 25],
    ])
    expect((await see(page.loader, session, scene.moderator)).data.agenda.lines).toHaveLength(4)
    const { lines } = await activityOf(
      scene.moderator.roundtable.id,
      {},
      { personId: '', secretariat: true, seat: null },
      200,
    )
    expect(lines.filter(({ to }) => to?.endsWith(session.id)).length).toBeLessThanOrEqual(1)
  })

  it('keeps the item that the session is at, and what it has dealt with', async () => {
    session = await buildLiveSession({ roundtable: scene.moderator.roundtable })
    const [top, ran] = [await named('top'), await named('ran')]
    const below = await buildItem({ session, parentId: top.id, title: 'below' })
    await makeCurrent(below)
    await db.agendaItem.update({ where: { id: ran.id }, data: { startedAt: new Date() } })
    const remove = async ({ id }: AgendaItem) => (await act(session, { act: 'remove', id, version: '1' })).data.problem
    expect(await remove(below)).toMatchObject({ messageKey: 'planning.item-current' })
    expect(await remove(top)).toMatchObject({ messageKey: 'planning.item-current' })
    expect(await remove(ran)).toMatchObject({ messageKey: 'planning.item-ran' })
    expect(await order()).toBe('top .below ran')
    expect(
      (await callRoute(removal.action, { as: scene.moderator.person, params: here(session), body: {} })).status,
    ).toBe(302)
    expect((await see(page.loader, session)).status).toBe(200)
  })

  it('of a session that has ended stays as it is', async () => {
    await build({ state: 'ended', startedAt: new Date(), endedAt: new Date() })
    const { status, data } = await act(session, { act: 'remove', id: items.a.id, version: '1' })
    expect([status, data.problem.messageKey]).toEqual([409, 'planning.ended'])
  })

  it('is said in the feed once an hour', async () => {
    const { headers } = await callRoute(planning.action, { as: scene.moderator.person, params: here(), body: meeting })
    const own = await db.session.findUniqueOrThrow({ where: { id: headers.get('Location')?.split('/')[4] } })
    for (const title of ['One', 'Two'])
      await act(own, { act: 'add', title, kind: 'discussion', minutes: '5' }, scene.second.person)
    const events = await db.event.findMany({ where: { subjectId: own.id }, orderBy: [{ at: 'asc' }, { id: 'asc' }] })
    expect(events.map(({ name }) => name)).toEqual(['session.planned', 'agenda.changed', 'agenda.touched'])
  })

  it('has 60 items at most', async () => {
    session = await buildSession({ roundtable: scene.moderator.roundtable })
    for (let at = 0; at < 60; at++) await named(String(at))
    const { data } = await act(session, { act: 'add', title: 'One more', kind: 'other', minutes: '5' })
    expect(data.problem).toEqual({ messageKey: 'planning.many-items', values: { max: 60 } })
  })
})
