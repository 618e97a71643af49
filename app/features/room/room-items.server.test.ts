import { expect, it } from 'vitest'
import { roundtableFor } from '#app/features/access/standing.server.ts'
import { sessionFor } from '#app/features/sessions/session-access.server.ts'
import { db } from '#app/platform/db.server.ts'
import { buildBallot, buildIndicator, buildThread } from '#tests/factories/decisions.ts'
import { actorOf } from '#tests/factories/requests.ts'
import { buildMember, buildSection } from '#tests/factories/roundtables.ts'
import { buildItem, buildLiveSession } from '#tests/factories/sessions.ts'
import { roomItems } from './room-items.server.ts'

async function inRoom() {
  const member = await buildMember()
  const { roundtable } = member
  const session = await buildLiveSession({ roundtable })
  const actor = await actorOf(member.person)
  const read = async () =>
    roomItems(await sessionFor(await roundtableFor(actor, roundtable.id, 'view'), session.id, 'view'), 'en')
  return { member, roundtable, session, read }
}

const link = (
  itemId: string,
  position: number,
  data: { subjectType: string; subjectId?: string; url?: string; title?: string },
) => db.agendaLink.create({ data: { itemId, position, ...data } })

it('shows the agenda in its order, without what is for moderators', async () => {
  const { session, read } = await inRoom()
  await buildItem({ session, title: 'Second', position: 2 })
  const first = await buildItem({ session, title: 'First', position: 1 })
  await buildItem({ session, title: 'Part', parentId: first.id, position: 1, note: 'Read this before' })
  await buildItem({ session, title: 'Among ourselves', position: 3, visibility: 'moderators' })
  await buildItem({ session, title: 'Gone', position: 4, removedAt: new Date() })
  expect((await read()).map(({ title, number, note }) => [title, number, note])).toEqual([
    ['First', null, ''],
    ['Part', 1, 'Read this before'],
    ['Second', 2, ''],
  ])
})

it('shows what an item is about, each with its way there, and nothing that is in the bin', async () => {
  const { member, roundtable, session, read } = await inRoom()
  const item = await buildItem({ session })
  const section = await buildSection({ roundtable })
  const indicator = await buildIndicator({ roundtable })
  const ballot = await buildBallot({ roundtable })
  const { thread } = await buildThread({ section, member })
  await link(item.id, 1, { subjectType: 'section', subjectId: section.id })
  await link(item.id, 2, { subjectType: 'indicator', subjectId: indicator.id })
  await link(item.id, 3, { subjectType: 'ballot', subjectId: ballot.id })
  await link(item.id, 4, { subjectType: 'thread', subjectId: thread.id })
  await link(item.id, 5, { subjectType: 'address', url: 'https://example.org/paper', title: 'The paper' })
  const links = async () => (await read())[0]!.links
  expect((await links()).map(({ kind }) => kind)).toEqual(['section', 'indicator', 'ballot', 'thread', 'link'])
  expect((await links())[1]).toMatchObject({ words: indicator.definition, outside: false })
  expect((await links())[4]).toMatchObject({ title: 'The paper', to: 'https://example.org/paper', outside: true })

  await db.section.update({ where: { id: section.id }, data: { removedAt: new Date() } })
  await db.indicator.update({ where: { id: indicator.id }, data: { removedAt: new Date() } })
  expect((await links()).map(({ kind }) => kind)).toEqual(['ballot', 'link'])
})
