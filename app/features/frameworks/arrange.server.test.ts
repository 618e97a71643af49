import { describe, expect, it } from 'vitest'
import { removeSection } from '#app/features/sections/removal.server.ts'
import { addSection, changeSectionStatus } from '#app/features/sections/sections.server.ts'
import { db } from '#app/platform/db.server.ts'
import { actorOf } from '#tests/factories/requests.ts'
import { buildMember, buildPillar, buildSection } from '#tests/factories/roundtables.ts'
import { frameworkFor, pillarFor, sectionFor } from '#tests/factories/subjects.ts'
import { moveInOutline } from './arrange.server.ts'
import { outlineOf } from './frameworks.queries.server.ts'
import { addPillar, removePillar } from './frameworks.server.ts'

async function buildOutline() {
  const moderator = await buildMember({ role: 'moderator' })
  const actor = await actorOf(moderator.person)
  const { roundtable } = moderator
  const subject = await frameworkFor(actor, roundtable.id)
  const first = await addPillar(subject, { title: 'First', purpose: '', side: 'performance' })
  const second = await addPillar(subject, { title: 'Second', purpose: '', side: 'contribution' })
  const [a, b, c] = [
    await addSection(subject, { title: 'A', pillarId: first.id }),
    await addSection(subject, { title: 'B', pillarId: first.id }),
    await addSection(subject, { title: 'C', pillarId: first.id }),
  ]
  const order = async () =>
    (await outlineOf(roundtable.id)).pillars.map(({ sections }) => sections.map(({ title }) => title).join(''))
  return { actor, roundtable, subject, first, second, a, b, c, order }
}

describe('moveInOutline', () => {
  it('numbers the tree and moves by steps, by neighbours and across pillars', async () => {
    const { roundtable, subject, second, a, b, c, order } = await buildOutline()
    await moveInOutline(subject, { kind: 'section', id: b.id, direction: 'up' })
    expect(await order()).toEqual(['BAC', ''])
    await moveInOutline(subject, { kind: 'section', id: c.id, beforeId: a.id })
    expect(await order()).toEqual(['BCA', ''])
    await moveInOutline(subject, { kind: 'section', id: b.id, pillarId: second.id })
    expect(await order()).toEqual(['CA', 'B'])
    await moveInOutline(subject, { kind: 'pillar', id: second.id, direction: 'up' })
    expect((await outlineOf(roundtable.id)).pillars[0]?.sections[0]).toMatchObject({ title: 'B', number: '1.1' })
    expect(await db.event.count({ where: { roundtableId: roundtable.id, name: 'section.moved' } })).toBe(3)
  })

  it('loses nothing when many move at once', async () => {
    const { subject, first, second, a, b, c, order } = await buildOutline()
    await Promise.all(
      [a, b, c, a, c, b].map((section, at) =>
        moveInOutline(subject, { kind: 'section', id: section.id, pillarId: at % 2 ? second.id : first.id }),
      ),
    )
    expect([...(await order()).join('')].sort().join('')).toBe('ABC')
    const positions = await db.section.findMany({
      where: { pillar: { frameworkId: subject.framework.id } },
      select: { pillarId: true, position: true },
    })
    expect(new Set(positions.map(({ pillarId, position }) => `${pillarId}${position}`)).size).toBe(3)
  })

  it('refuses a neighbour that has gone and a section of another roundtable', async () => {
    const { subject, a, b, second } = await buildOutline()
    await moveInOutline(subject, { kind: 'section', id: b.id, pillarId: second.id })
    await expect(moveInOutline(subject, { kind: 'section', id: a.id, beforeId: b.id })).rejects.toMatchObject({
      messageKey: 'framework.order-changed',
    })
    const foreign = await buildSection()
    await expect(moveInOutline(subject, { kind: 'section', id: foreign.id, direction: 'up' })).rejects.toMatchObject({
      code: 'not-found',
    })
    const foreignPillar = await buildPillar()
    await expect(
      moveInOutline(subject, { kind: 'section', id: a.id, pillarId: foreignPillar.id }),
    ).rejects.toMatchObject({ code: 'conflict' })
  })
})

describe('removal', () => {
  it('takes an empty section and pillar, asks before text goes, and never takes what is agreed', async () => {
    const { actor, roundtable, first, second, a } = await buildOutline()
    await expect(removePillar(actor, await pillarFor(actor, roundtable.id, first.id))).rejects.toMatchObject({
      messageKey: 'framework.pillar-not-empty',
    })
    await removePillar(actor, await pillarFor(actor, roundtable.id, second.id))
    const subject = await sectionFor(actor, roundtable.id, a.id, 'arrange')
    await db.commentThread.create({ data: { sectionId: a.id, quote: '' } })
    await expect(removeSection(actor, subject, { confirmed: false })).rejects.toMatchObject({
      messageKey: 'framework.confirm-removal',
    })
    await db.section.update({ where: { id: a.id }, data: { status: 'agreed' } })
    await expect(removeSection(actor, subject, { confirmed: true })).rejects.toMatchObject({
      messageKey: 'framework.agreed',
    })
    await db.section.update({ where: { id: a.id }, data: { status: 'review' } })
    await removeSection(actor, subject, { confirmed: true })
    expect(await db.section.findUnique({ where: { id: a.id } })).toMatchObject({ removedById: actor.personId })
    await expect(sectionFor(actor, roundtable.id, a.id, 'view')).rejects.toMatchObject({ code: 'not-found' })
  })

  it('lets the second of two status changes see the first', async () => {
    const { actor, roundtable, a } = await buildOutline()
    const subject = await sectionFor(actor, roundtable.id, a.id, 'change-status')
    await changeSectionStatus(subject, { status: 'review', from: 'draft' })
    await expect(changeSectionStatus(subject, { status: 'review', from: 'draft' })).rejects.toMatchObject({
      messageKey: 'sections.status-changed-meanwhile',
    })
  })
})
