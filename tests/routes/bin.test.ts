import { beforeAll, describe, expect, it } from 'vitest'
import { sectionDocumentAccess } from '#app/features/sections/section-access.server.ts'
import { db } from '#app/platform/db.server.ts'
import * as bin from '#app/routes/roundtables+/$roundtableId+/bin.index.tsx'
import * as restoration from '#app/routes/roundtables+/$roundtableId+/bin.restoration.ts'
import * as pillarRemoval from '#app/routes/roundtables+/$roundtableId+/framework.pillars.$pillarId.removal.ts'
import * as indicatorRemoval from '#app/routes/roundtables+/$roundtableId+/indicators.$indicatorId.removal.tsx'
import * as sectionPage from '#app/routes/roundtables+/$roundtableId+/sections.$sectionId.index.tsx'
import * as sectionRemoval from '#app/routes/roundtables+/$roundtableId+/sections.$sectionId.removal.tsx'
import * as deskBin from '#app/routes/secretariat+/bin.index.tsx'
import * as deskRestoration from '#app/routes/secretariat+/bin.restoration.ts'
import * as documentRemoval from '#app/routes/secretariat+/documents.$documentId.removal.ts'
import * as organisationRemoval from '#app/routes/secretariat+/organisations.$organisationId.removal.ts'
import { buildBallot, buildIndicator, buildThread } from '#tests/factories/decisions.ts'
import { buildOrganisation } from '#tests/factories/people.ts'
import { actorOf } from '#tests/factories/requests.ts'
import { buildMember, buildPillar, buildSection, type Member } from '#tests/factories/roundtables.ts'
import { buildBinKeeper, buildRemovables } from './bin-scene.ts'
import { callRoute } from './call-route.ts'

const modules = import.meta.glob<{ loader?: unknown }>('/app/routes/**/*.{ts,tsx}')
const routes = await Promise.all(
  Object.entries(modules).map(async ([file, load]) => ({ file, loader: (await load()).loader })),
)
const OWN_PAGES = /\/bin\.index\.tsx$|sections\.\$sectionId\.index\.tsx$/

let moderator: Member

beforeAll(async () => {
  moderator = await buildBinKeeper()
})

const here = (more: Record<string, string> = {}) => ({ roundtableId: moderator.roundtable.id, ...more })
const send = (action: unknown, params: Record<string, string>, body: Record<string, string> = { confirmed: 'yes' }) =>
  callRoute(action, { as: moderator.person, params, body: { reply: 'inline', ...body } })
const restore = (kind: string, id: string) => send(restoration.action, here(), { kind, id })

describe('what is in the bin', () => {
  it('is nowhere but in the bin, and its own page says who removed it', async () => {
    const { pillar, section, empty, thread, indicator, ballot, organisation, document } =
      await buildRemovables(moderator)
    const params = here({
      sectionId: section.id,
      pillarId: pillar.id,
      indicatorId: indicator.id,
      ballotId: ballot.id,
      threadId: thread.id,
      organisationId: organisation.id,
      documentId: document.id,
    })
    const seen = async () => {
      const told: string[] = []
      for (const { file, loader } of routes) {
        if (!loader || OWN_PAGES.test(file)) continue
        const { data, status } = await callRoute(loader, { as: moderator.person, params })
        if (status < 300 && /okapi/i.test(JSON.stringify(data ?? null))) told.push(file.replace('/app/routes/', ''))
      }
      return told
    }
    expect((await seen()).length).toBeGreaterThan(8)
    expect(await send(sectionRemoval.action, params)).toMatchObject({
      status: 200,
      data: { toast: { undo: { fields: { kind: 'section', id: section.id } } } },
    })
    await send(sectionRemoval.action, { ...params, sectionId: empty.id })
    expect(await send(pillarRemoval.action, params)).toMatchObject({ status: 200 })
    expect(await send(indicatorRemoval.action, params)).toMatchObject({ status: 200 })
    expect(await send(organisationRemoval.action, params)).toMatchObject({ status: 200 })
    expect(await send(documentRemoval.action, params)).toMatchObject({ status: 302 })
    expect(await seen()).toEqual([])
    const { data } = await callRoute(bin.loader, { as: moderator.person, params })
    expect(data.lines.map(({ title }: { title: string }) => title)).toEqual(
      expect.arrayContaining(['Okapi section', 'Okapi pillar', `${indicator.code} Okapi indicator`]),
    )
    const desk = await callRoute(deskBin.loader, { as: moderator.person, params })
    expect(desk.data.lines.map(({ title }: { title: string }) => title)).toEqual(
      expect.arrayContaining(['Okapi organisation', 'Okapi document']),
    )
    const page = await callRoute(sectionPage.loader, { as: moderator.person, params })
    expect(page.data).toMatchObject({
      page: null,
      removed: { title: 'Okapi section', removedBy: moderator.person.name, can: { restore: true } },
    })
    await expect(sectionDocumentAccess(await actorOf(moderator.person), section.id)).rejects.toMatchObject({
      code: 'not-found',
    })
    const foreign = await buildMember({ role: 'moderator' })
    expect(
      await callRoute(restoration.action, {
        as: foreign.person,
        params: { roundtableId: foreign.roundtable.id },
        body: { kind: 'section', id: section.id },
      }),
    ).toMatchObject({ status: 404 })
    for (const [kind, id] of [
      ['section', section.id],
      ['pillar', pillar.id],
      ['indicator', indicator.id],
    ] as const)
      expect(await restore(kind, id)).toMatchObject({ status: 200 })
    await send(deskRestoration.action, {}, { kind: 'organisation', id: organisation.id })
    await send(deskRestoration.action, {}, { kind: 'related-document', id: document.id })
    expect((await seen()).length).toBeGreaterThan(8)
  }, 60_000)

  it('comes back to its place with its threads, and brings its pillar', async () => {
    const pillar = await buildPillar({ roundtable: moderator.roundtable })
    const [one, two, three] = [
      await buildSection({ pillar, position: 1 }),
      await buildSection({ pillar, position: 2 }),
      await buildSection({ pillar, position: 3 }),
    ]
    const { thread } = await buildThread({ section: two })
    const order = async () =>
      (
        await db.section.findMany({ where: { pillarId: pillar.id, removedAt: null }, orderBy: { position: 'asc' } })
      ).map(({ id }) => id)
    await send(sectionRemoval.action, here({ sectionId: two.id }))
    expect(await order()).toEqual([one.id, three.id])
    expect(await restore('section', two.id)).toMatchObject({ status: 200 })
    expect(await order()).toEqual([one.id, two.id, three.id])
    expect(await db.comment.count({ where: { threadId: thread.id } })).toBe(1)
    for (const { id } of [one, two, three]) await send(sectionRemoval.action, here({ sectionId: id }))
    await send(pillarRemoval.action, here({ pillarId: pillar.id }))
    await restore('section', two.id)
    expect(await order()).toEqual([two.id])
    expect(await db.pillar.findUnique({ where: { id: pillar.id } })).toMatchObject({
      removedAt: null,
      removedById: null,
    })
    expect(await restore('section', two.id)).toMatchObject({ status: 409 })
  })

  it('brings its pillar back to its place among the others, one place each', async () => {
    const table = await buildMember({ role: 'moderator' })
    const at = (action: unknown, more: Record<string, string>, body: Record<string, string> = { confirmed: 'yes' }) =>
      callRoute(action, {
        as: table.person,
        params: { roundtableId: table.roundtable.id, ...more },
        body: { reply: 'inline', ...body },
      })
    const pillars = []
    for (const position of [1, 2, 3]) pillars.push(await buildPillar({ roundtable: table.roundtable, position }))
    const [first, second, third] = pillars as [(typeof pillars)[0], (typeof pillars)[0], (typeof pillars)[0]]
    const section = await buildSection({ pillar: second })
    await at(sectionRemoval.action, { sectionId: section.id })
    await at(pillarRemoval.action, { pillarId: second.id })
    await db.pillar.update({ where: { id: third.id }, data: { position: 2 } })
    expect(await at(restoration.action, {}, { kind: 'section', id: section.id })).toMatchObject({ status: 200 })
    const order = await db.pillar.findMany({
      where: { id: { in: pillars.map(({ id }) => id) } },
      orderBy: { position: 'asc' },
    })
    expect(order.map(({ id, position }) => [id, position])).toEqual([
      [first.id, 1],
      [second.id, 2],
      [third.id, 3],
    ])
  })

  it('gives its code back, and takes another one if it has been given away', async () => {
    const indicator = await buildIndicator({ roundtable: moderator.roundtable, code: 'OKA-01' })
    await send(indicatorRemoval.action, here({ indicatorId: indicator.id }))
    const other = await buildIndicator({ roundtable: moderator.roundtable, code: 'OKA-01' })
    expect(other.code).toBe('OKA-01')
    await restore('indicator', indicator.id)
    const { code } = await db.indicator.findUniqueOrThrow({ where: { id: indicator.id } })
    expect(code).not.toBe('OKA-01')
  })

  it('comes back once when two restore it at the same moment, and the second hears that it is there', async () => {
    const { section, indicator, document } = await buildRemovables(moderator)
    const organisation = await buildOrganisation()
    await send(sectionRemoval.action, here({ sectionId: section.id }))
    await send(indicatorRemoval.action, here({ indicatorId: indicator.id }))
    await send(organisationRemoval.action, { organisationId: organisation.id })
    await send(documentRemoval.action, { documentId: document.id })
    const acts = [
      () => restore('section', section.id),
      () => restore('indicator', indicator.id),
      () => send(deskRestoration.action, {}, { kind: 'organisation', id: organisation.id }),
      () => send(deskRestoration.action, {}, { kind: 'related-document', id: document.id }),
    ]
    for (const act of acts) {
      const answers = (await Promise.all([act(), act()])).sort((a, b) => a.status - b.status)
      expect(answers).toMatchObject([{ status: 200 }, { status: 409, data: { problem: { messageKey: 'bin.gone' } } }])
    }
    const { code } = await db.indicator.findUniqueOrThrow({ where: { id: indicator.id } })
    expect(code).toBe(indicator.code)
  })

  it('stays there while another organisation has its name, and the refusal says what to do', async () => {
    const [organisation, other] = [
      await buildOrganisation({ name: 'Quagga network' }),
      await buildOrganisation({ name: 'Zebra network' }),
    ]
    await send(organisationRemoval.action, { organisationId: organisation.id })
    await db.organisation.update({ where: { id: other.id }, data: { name: 'QUAGGA  network' } })
    const back = () => send(deskRestoration.action, {}, { kind: 'organisation', id: organisation.id })
    expect(await back()).toMatchObject({ status: 409, data: { problem: { messageKey: 'bin.name-taken' } } })
    await db.organisation.update({ where: { id: other.id }, data: { name: 'Zebra network' } })
    expect(await back()).toMatchObject({ status: 200 })
  })

  it('does not take an open ballot, an agreed section or an organisation that somebody acts for', async () => {
    const { indicatorId } = await buildBallot({ roundtable: moderator.roundtable })
    expect(await send(indicatorRemoval.action, here({ indicatorId }))).toMatchObject({ status: 409 })
    const agreed = await buildSection({ roundtable: moderator.roundtable, status: 'agreed' })
    expect(await send(sectionRemoval.action, here({ sectionId: agreed.id }))).toMatchObject({ status: 409 })
    expect(await send(organisationRemoval.action, { organisationId: moderator.organisation.id })).toMatchObject({
      status: 409,
    })
  })
})
