import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '#app/platform/db.server.ts'
import type { Pillar, Section } from '#app/platform/prisma/client.ts'
import * as page from '#app/routes/roundtables+/$roundtableId+/framework.index.tsx'
import * as order from '#app/routes/roundtables+/$roundtableId+/framework.order.ts'
import * as pillarRemoval from '#app/routes/roundtables+/$roundtableId+/framework.pillars.$pillarId.removal.ts'
import * as pillarRoute from '#app/routes/roundtables+/$roundtableId+/framework.pillars.$pillarId.ts'
import * as pillars from '#app/routes/roundtables+/$roundtableId+/framework.pillars.ts'
import * as sections from '#app/routes/roundtables+/$roundtableId+/framework.sections.ts'
import * as removal from '#app/routes/roundtables+/$roundtableId+/sections.$sectionId.removal.tsx'
import * as title from '#app/routes/roundtables+/$roundtableId+/sections.$sectionId.title.ts'
import { paths } from '#app/shared/paths.ts'
import { buildMember, buildPillar, buildRoundtable, buildSection, type Member } from '#tests/factories/roundtables.ts'
import { callRoute } from './call-route.ts'

let moderator: Member
let participant: Member
let stranger: Member
let pillar: Pillar
let section: Section
let foreign: Section

beforeAll(async () => {
  moderator = await buildMember({ role: 'moderator' })
  participant = await buildMember({ roundtable: moderator.roundtable })
  stranger = await buildMember({ role: 'moderator' })
  pillar = await buildPillar({ roundtable: moderator.roundtable })
  section = await buildSection({ pillar })
  foreign = await buildSection({ roundtable: stranger.roundtable })
})

const here = (more: Record<string, string> = {}) => ({
  roundtableId: moderator.roundtable.id,
  pillarId: pillar.id,
  sectionId: section.id,
  ...more,
})

it('shows the outline to members, with the means to arrange it to moderators only', async () => {
  expect(await callRoute(page.loader, { params: here() })).toMatchObject({ status: 302 })
  expect(await callRoute(page.loader, { as: stranger.person, params: here() })).toMatchObject({ status: 404 })
  expect(await callRoute(page.loader, { as: participant.person, params: here() })).toMatchObject({
    data: { can: { arrange: false } },
  })
  expect(await callRoute(page.loader, { as: moderator.person, params: here() })).toMatchObject({
    data: { can: { arrange: true } },
  })
})

describe('every change', () => {
  it.each([
    ['order', order.action],
    ['new pillar', pillars.action],
    ['pillar', pillarRoute.action],
    ['pillar removal', pillarRemoval.action],
    ['new section', sections.action],
    ['title', title.action],
    ['removal', removal.action],
  ])('%s: signed out 401, elsewhere 404, participant 403', async (_, action) => {
    const body = { reply: 'inline', title: 'New' }
    expect(await callRoute(action, { params: here(), body })).toMatchObject({ status: 401 })
    expect(await callRoute(action, { as: stranger.person, params: here(), body })).toMatchObject({ status: 404 })
    expect(await callRoute(action, { as: participant.person, params: here(), body })).toMatchObject({ status: 403 })
  })

  it('of a closed roundtable is refused to its moderator', async () => {
    const closed = await buildMember({ role: 'moderator', roundtable: await buildRoundtable({ state: 'closed' }) })
    expect(
      await callRoute(pillars.action, {
        as: closed.person,
        params: { roundtableId: closed.roundtable.id },
        body: { title: 'Late' },
      }),
    ).toMatchObject({ status: 403 })
  })
})

describe('as a moderator', () => {
  const send = (action: unknown, body: Record<string, string>, params = here()) =>
    callRoute(action, { as: moderator.person, params, body })

  it('adds, renames and moves, plainly or in place', async () => {
    const plain = await send(sections.action, { title: ' Trust ', pillarId: pillar.id })
    expect(plain.headers.get('Location')).toBe(paths.framework(moderator.roundtable.id))
    const added = await db.section.findFirstOrThrow({ where: { pillarId: pillar.id, title: 'Trust' } })
    expect(
      await send(title.action, { reply: 'inline', title: 'Trust and voice' }, here({ sectionId: added.id })),
    ).toMatchObject({ data: { ok: true } })
    expect(
      await send(order.action, { reply: 'inline', kind: 'section', id: added.id, beforeId: section.id }),
    ).toMatchObject({ data: { ok: true } })
    const titles = await db.section.findMany({
      where: { pillarId: pillar.id },
      orderBy: { position: 'asc' },
      select: { title: true },
    })
    expect(titles[0]?.title).toBe('Trust and voice')
  })

  it('hears what is wrong and gets back what was typed', async () => {
    const long = 'x'.repeat(161)
    expect(await send(title.action, { reply: 'inline', title: long })).toMatchObject({
      status: 400,
      data: { result: { initialValue: { title: long }, error: { title: ['framework.title-long'] } } },
    })
    expect(await send(pillars.action, { reply: 'inline' })).toMatchObject({ status: 400 })
    expect(await send(order.action, { reply: 'inline', kind: 'chair', id: '1' })).toMatchObject({ status: 400 })
  })

  it('cannot reach into another roundtable', async () => {
    expect(await send(title.action, { title: 'Mine' }, here({ sectionId: foreign.id }))).toMatchObject({ status: 404 })
    expect(
      await send(order.action, { reply: 'inline', kind: 'section', id: foreign.id, pillarId: pillar.id }),
    ).toMatchObject({ status: 404 })
    expect(await send(sections.action, { title: 'Mine', pillarId: foreign.pillarId })).toMatchObject({ status: 404 })
    expect(await send(removal.action, { confirmed: 'yes' }, here({ sectionId: foreign.id }))).toMatchObject({
      status: 404,
    })
  })

  it('does not remove a pillar that holds sections', async () => {
    expect(await send(pillarRemoval.action, { reply: 'inline' })).toMatchObject({
      status: 409,
      data: { problem: { messageKey: 'framework.pillar-not-empty' } },
    })
  })
})
