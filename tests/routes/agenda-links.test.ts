import { describe, expect, it } from 'vitest'
import { db } from '#app/platform/db.server.ts'
import type { AgendaItem, Session } from '#app/platform/prisma/client.ts'
import * as agenda from '#app/routes/roundtables+/$roundtableId+/sessions.$sessionId.agenda.tsx'
import * as page from '#app/routes/roundtables+/$roundtableId+/sessions.$sessionId.index.tsx'
import * as planning from '#app/routes/roundtables+/$roundtableId+/sessions.new.tsx'
import * as templates from '#app/routes/roundtables+/$roundtableId+/sessions.templates.tsx'
import { buildBallot, buildIndicator, buildThread } from '#tests/factories/decisions.ts'
import { buildDocument, buildSecretariat } from '#tests/factories/people.ts'
import { buildMember, buildSection } from '#tests/factories/roundtables.ts'
import { buildItem, buildSession } from '#tests/factories/sessions.ts'
import { callRoute } from './call-route.ts'
import { sessionScene } from './sessions-scene.ts'

const { scene, here, see } = sessionScene()
const act = (session: Session, body: Record<string, string>) =>
  callRoute(agenda.action, {
    as: scene.moderator.person,
    params: here(session),
    body: { reply: 'inline', ...body },
  })
const save = (body: Record<string, string>, as = scene.moderator.person) =>
  callRoute(templates.action, { as, params: here(), body: { reply: 'inline', ...body } })

async function planned() {
  const session = await buildSession({ roundtable: scene.moderator.roundtable })
  return { session, item: await buildItem({ session, title: 'First', ownerId: scene.second.membership.id }) }
}

async function linked(session: Session, item: AgendaItem) {
  const roundtable = scene.moderator.roundtable
  const section = await buildSection({ roundtable, title: 'A section' })
  const { thread } = await buildThread({ section, member: scene.participant, body: 'What somebody said' })
  const [indicator, ballot, document] = await Promise.all([
    buildIndicator({ roundtable }),
    buildBallot({ roundtable }),
    buildDocument(),
  ])
  const subjects = {
    ...{ section, indicator, ballot, thread, 'related-document': document },
  }
  for (const [kind, { id }] of Object.entries(subjects))
    await act(session, { act: 'link', id: item.id, subject: `${kind}:${id}` })
  return subjects
}

describe('a link of an item', () => {
  it('leads to each kind of thing, opens beside the agenda, and is gone with what is in the bin', async () => {
    const { session, item } = await planned()
    const { section, thread } = await linked(session, item)
    await act(session, { act: 'link', id: item.id, url: 'https://video.example.org/talk', linkTitle: 'A talk' })
    const { data } = await see(page.loader, session)
    expect(data.links.map(({ kind }: { kind: string }) => kind)).toEqual([
      'section',
      'indicator',
      'ballot',
      'thread',
      'related-document',
      'address',
    ])
    for (const link of data.links) expect([link.title, link.to]).toEqual([expect.any(String), expect.any(String)])
    const opened = data.links.find(({ subjectId }: { subjectId: string }) => subjectId === thread.id)
    const beside = await callRoute(page.loader, {
      as: scene.participant.person,
      params: here(session),
      path: `/?link=${opened.id}`,
    })
    expect(beside.data.openLink).toMatchObject({ lines: ['What somebody said'], state: 'open' })
    await db.section.update({ where: { id: section.id }, data: { removedAt: new Date() } })
    const after = (await see(page.loader, session)).data.links
    expect(after.filter(({ title }: { title: string | null }) => title === null)).toHaveLength(2)
  })

  it('is checked, set once, and comes back with the undo of its removal', async () => {
    const { session, item } = await planned()
    const link = (body: Record<string, string>) => act(session, { act: 'link', id: item.id, ...body })
    for (const url of ['http://video.example.org', 'javascript:alert(1)', '//video.example.org', 'video'])
      expect((await link({ url })).data.result).toMatchObject({
        error: { url: ['planning.link'] },
        initialValue: { url },
      })
    expect((await link({})).data.result.error.url).toEqual(['planning.link'])
    expect((await link({ subject: 'person:1' })).status).toBe(400)
    const foreign = await buildSection({ roundtable: (await buildMember()).roundtable })
    expect((await link({ subject: `section:${foreign.id}` })).data.problem.messageKey).toBe('planning.link-gone')
    const url = 'https://video.example.org/talk'
    for (let times = 0; times < 2; times++) await link({ url })
    const links = () => db.agendaLink.findMany({ where: { itemId: item.id } })
    const [only, ...others] = await links()
    expect(others).toEqual([])
    const { data } = await act(session, { act: 'unlink', id: item.id, linkId: only!.id })
    expect(await links()).toEqual([])
    await act(session, data.toast.undo.fields)
    expect(await links()).toMatchObject([{ url }])
    for (let at = 0; at < 7; at++) await link({ url: `${url}/${at}` })
    expect((await link({ url: `${url}/9` })).data.problem.messageKey).toBe('planning.many-links')
  })

  it('of an item for moderators is sent to nobody else', async () => {
    const { session, item } = await planned()
    await act(session, { act: 'link', id: item.id, url: 'https://video.example.org/secret' })
    await db.agendaItem.update({ where: { id: item.id }, data: { visibility: 'moderators' } })
    expect(JSON.stringify((await see(page.loader, session)).data)).not.toContain('secret')
    expect(JSON.stringify((await see(page.loader, session, scene.moderator)).data)).toContain('secret')
  })
})

describe('an agenda that another begins with', () => {
  const begin = async (from: string) => {
    const body = {
      ...{ title: 'Again', startsAt: '2030-12-03T14:00', endsAt: '2030-12-03T16:00', timeZone: 'UTC', from },
    }
    const answer = await callRoute(planning.action, { as: scene.moderator.person, params: here(), body })
    const id = answer.headers.get('Location')?.split('/')[4]
    const include = { links: true }
    return {
      answer,
      items: id
        ? await db.agendaItem.findMany({ where: { sessionId: id }, include, orderBy: { position: 'asc' } })
        : [],
    }
  }

  it('is that of an earlier session, with owners and lasting links, and nothing that happened', async () => {
    const { session, item } = await planned()
    await buildItem({ session, parentId: item.id, title: 'Below' })
    await linked(session, item)
    await db.agendaItem.update({ where: { id: item.id }, data: { startedAt: new Date(), ranMs: 5, extraMinutes: 3 } })
    const { items } = await begin(`session:${session.id}`)
    const [first, below] = [
      items.find(({ title }) => title === 'First')!,
      items.find(({ title }) => title === 'Below')!,
    ]
    expect(items).toHaveLength(2)
    expect(below.parentId).toBe(first.id)
    expect(first).toMatchObject({ ownerId: scene.second.membership.id, startedAt: null, ranMs: 0, extraMinutes: 0 })
    expect(first.links.map(({ subjectType }) => subjectType).sort()).toEqual([
      'indicator',
      'related-document',
      'section',
    ])
    const foreign = await buildItem()
    expect((await begin(`session:${foreign.sessionId}`)).items).toEqual([])
  })

  it('is a template: saved, begun with, put into another, removed and brought back', async () => {
    const { session, item } = await planned()
    await buildItem({ session, parentId: item.id, title: 'Below' })
    expect((await save({ act: 'save', sessionId: session.id, title: 'Read together' })).data.ok).toBe(true)
    const template = await db.sessionTemplate.findFirstOrThrow({ where: { title: 'Read together' } })
    expect(template.roundtableId).toBe(scene.moderator.roundtable.id)
    expect((await begin(`template:${template.id}`)).items).toHaveLength(2)
    await act(session, { act: 'insert', templateId: template.id })
    expect(await db.agendaItem.count({ where: { sessionId: session.id } })).toBe(4)
    const listed = async () =>
      (await see(templates.loader, undefined, scene.moderator)).data.templates.map(({ id }: { id: string }) => id)
    const { data } = await save({ act: 'remove', id: template.id })
    expect(await listed()).not.toContain(template.id)
    expect((await begin(`template:${template.id}`)).answer.status).toBe(409)
    await save(data.toast.undo.fields)
    expect(await listed()).toContain(template.id)
  })

  it('of the whole programme is the secretariat’s; another table’s template is nobody else’s', async () => {
    const { session } = await planned()
    const secretariat = await buildSecretariat()
    await save({ act: 'save', sessionId: session.id, title: 'For all', everywhere: 'yes' }, secretariat)
    const { id } = await db.sessionTemplate.findFirstOrThrow({ where: { title: 'For all' } })
    expect((await save({ act: 'remove', id })).data.problem.messageKey).toBe('planning.template-gone')
    await save({ act: 'save', sessionId: session.id, title: 'Not for all', everywhere: 'yes' })
    const own = await db.sessionTemplate.findFirstOrThrow({ where: { title: 'Not for all' } })
    expect(own.roundtableId).toBe(scene.moderator.roundtable.id)
    const stranger = await buildMember({ role: 'moderator' })
    const params = { roundtableId: stranger.roundtable.id }
    const removed = await callRoute(templates.action, {
      as: stranger.person,
      params,
      body: { act: 'remove', id: own.id, reply: 'inline' },
    })
    expect(removed.status).toBe(409)
    const empty = await buildSession({ roundtable: scene.moderator.roundtable })
    expect((await save({ act: 'save', sessionId: empty.id, title: 'None' })).data.problem.messageKey).toBe(
      'planning.template-empty',
    )
  })
})
