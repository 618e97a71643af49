import { beforeAll, describe, expect, it } from 'vitest'
import { emptyBin } from '#app/features/bin/purge.server.ts'
import { type DocumentHost, setDocumentHost } from '#app/features/live-documents/document-host.server.ts'
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
import { buildBallot, buildIndicator, buildThread, buildVote } from '#tests/factories/decisions.ts'
import { buildDocument, buildOrganisation } from '#tests/factories/people.ts'
import { actorOf } from '#tests/factories/requests.ts'
import { buildMember, buildPillar, buildSection, type Member } from '#tests/factories/roundtables.ts'
import { callRoute } from './call-route.ts'

const modules = import.meta.glob<{ loader?: unknown }>('/app/routes/**/*.{ts,tsx}')
const routes = await Promise.all(
  Object.entries(modules).map(async ([file, load]) => ({ file, loader: (await load()).loader })),
)
const OWN_PAGES = /\/bin\.index\.tsx$|sections\.\$sectionId\.index\.tsx$/

let moderator: Member

beforeAll(async () => {
  const host: Partial<DocumentHost> = {
    contentOf: async () => ({ json: { type: 'doc', content: [] }, headSeq: 0 }),
    wordsByGroup: async () => ({}),
    orphanedThreads: async () => [],
    pauseWriting: async () => {},
    resumeWriting: async () => {},
  }
  setDocumentHost(host as DocumentHost)
  moderator = await buildMember({ role: 'moderator' })
  await db.person.update({ where: { id: moderator.person.id }, data: { secretariat: true } })
})

const here = (more: Record<string, string> = {}) => ({ roundtableId: moderator.roundtable.id, ...more })
const send = (action: unknown, params: Record<string, string>, body: Record<string, string> = { confirmed: 'yes' }) =>
  callRoute(action, { as: moderator.person, params, body: { reply: 'inline', ...body } })
const restore = (kind: string, id: string) => send(restoration.action, here(), { kind, id })
const longAgo = { removedAt: new Date(Date.now() - 31 * 86_400_000) }

async function scene() {
  const roundtable = moderator.roundtable
  const pillar = await buildPillar({ roundtable, title: 'Okapi pillar' })
  const [section, empty] = await Promise.all([
    buildSection({ roundtable, title: 'Okapi section' }),
    buildSection({ pillar }),
  ])
  const mentions = [{ type: 'person', id: moderator.person.id, label: moderator.person.name }]
  const { thread, comment } = await buildThread({ section, body: 'Okapi words' })
  await db.comment.update({ where: { id: comment.id }, data: { mentions } })
  const indicator = await buildIndicator({ roundtable, name: 'Okapi indicator', source: 'Okapi source' })
  const ballot = await buildBallot({
    roundtable,
    indicator,
    state: 'closed',
    closedAt: new Date(),
    closedById: moderator.person.id,
  })
  await buildVote({ ballot })
  const [organisation, document] = await Promise.all([
    buildOrganisation({ name: 'Okapi organisation' }),
    buildDocument(),
  ])
  await db.relatedDocument.update({
    where: { id: document.id },
    data: { title: { en: 'Okapi document', fr: 'Okapi document' } },
  })
  return { pillar, section, empty, thread, indicator, ballot, organisation, document }
}

describe('what is in the bin', () => {
  it('is nowhere but in the bin, and its own page says who removed it', async () => {
    const { pillar, section, empty, thread, indicator, ballot, organisation, document } = await scene()
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
    const { section, indicator, document } = await scene()
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

  it('is deleted after 30 days with all that belongs to it, and not a day before', async () => {
    const { section, indicator, thread, ballot } = await scene()
    const kept = await buildSection({ roundtable: moderator.roundtable })
    for (const sectionId of [section.id, kept.id]) await send(sectionRemoval.action, here({ sectionId }))
    await send(indicatorRemoval.action, here({ indicatorId: indicator.id }))
    await db.section.update({ where: { id: section.id }, data: longAgo })
    await db.indicator.update({ where: { id: indicator.id }, data: longAgo })
    expect(await restore('section', section.id)).toMatchObject({ status: 409 })
    const { id: documentId } = await db.collabDocument.upsert({
      where: { sectionId: section.id },
      create: { subjectType: 'section', subjectId: section.id },
      update: {},
    })
    await db.collabClient.create({
      data: {
        documentId,
        clientId: 7,
        personId: moderator.person.id,
        organisationId: moderator.organisation.id,
        groupId: moderator.organisation.groupId,
      },
    })
    await db.collabUpdate.create({
      data: { documentId, seq: 900, epoch: 0, clientId: 7, clientSeq: 1, bytes: Buffer.from([0, 0]) },
    })
    await db.collabMove.create({
      data: { documentId, clientId: 7, clock: 0, length: 1, originClientId: 8, originClock: 0 },
    })
    await db.collabRelocation.create({
      data: { documentId, clientId: 7, clock: 0, length: 1, toClientId: 8, toClock: 0, seq: 1 },
    })
    await db.collabUnplaced.create({ data: { documentId, clientId: 7, clock: 0, words: 'Okapi words' } })
    await emptyBin()
    expect(await db.collabUnplaced.count({ where: { documentId } })).toBe(0)
    expect(await db.section.count({ where: { id: section.id } })).toBe(0)
    expect(await db.commentThread.count({ where: { id: thread.id } })).toBe(0)
    expect(await db.ballot.count({ where: { id: ballot.id } })).toBe(0)
    expect(await db.section.count({ where: { id: kept.id } })).toBe(1)
  })

  it('keeps an organisation for which somebody wrote or voted, also after its people left it', async () => {
    const [named, voted, typed, unnamed] = await Promise.all([
      buildOrganisation(),
      buildOrganisation(),
      buildOrganisation(),
      buildOrganisation(),
    ])
    const seat = { personId: moderator.person.id, groupId: moderator.group.id }
    const section = await buildSection({ roundtable: moderator.roundtable })
    const { comment } = await buildThread({ section })
    await db.comment.update({ where: { id: comment.id }, data: { organisationId: named.id } })
    const vote = await buildVote()
    await db.vote.update({ where: { id: vote.id }, data: { organisationId: voted.id } })
    const { id: documentId } = await db.collabDocument.create({
      data: { subjectType: 'section', subjectId: section.id },
    })
    await db.collabClient.create({ data: { documentId, clientId: 1n, ...seat, organisationId: typed.id } })
    const ids = [named.id, voted.id, typed.id, unnamed.id]
    await db.organisation.updateMany({ where: { id: { in: ids } }, data: longAgo })
    await emptyBin()
    const left = await db.organisation.findMany({ where: { id: { in: ids } }, select: { id: true } })
    expect(left.map(({ id }) => id).sort()).toEqual([named.id, voted.id, typed.id].sort())
  })

  it('leaves no row of a section’s text behind, whatever table it is in', async () => {
    const section = await buildSection({ roundtable: moderator.roundtable })
    const { id: documentId } = await db.collabDocument.create({
      data: { subjectType: 'section', subjectId: section.id },
    })
    const [bytes, piece] = [new Uint8Array([0, 0]), { documentId, clientId: 1n, clock: 0n }]
    const seat = {
      personId: moderator.person.id,
      organisationId: moderator.organisation.id,
      groupId: moderator.group.id,
    }
    await db.collabUpdate.create({ data: { documentId, seq: 1n, epoch: 1n, clientId: 1n, clientSeq: 1n, bytes } })
    await db.collabSnapshot.create({
      data: { documentId, seq: 1n, bytes, stateVector: bytes, json: {}, hash: bytes, clientSeqs: {} },
    })
    await db.collabClient.create({ data: { documentId, clientId: 1n, ...seat } })
    await db.collabMove.create({ data: { ...piece, length: 1, originClientId: 1n, originClock: 1n } })
    await db.collabRelocation.create({ data: { ...piece, length: 1, toClientId: 1n, toClock: 1n, seq: 1n } })
    await db.collabUnplaced.create({ data: { ...piece, words: 'november' } })
    const tables = await db.$queryRaw<
      { name: string }[]
    >`SELECT conrelid::regclass::text AS name FROM pg_constraint WHERE confrelid = '"CollabDocument"'::regclass`
    const rows = async () =>
      Promise.all(
        tables.map(async ({ name }) => [
          name,
          (await db.$queryRawUnsafe<unknown[]>(`SELECT 1 FROM ${name} WHERE "documentId" = $1::uuid`, documentId))
            .length,
        ]),
      )
    expect(await rows()).toEqual(tables.map(({ name }) => [name, 1]))
    await send(sectionRemoval.action, here({ sectionId: section.id }))
    await db.section.update({ where: { id: section.id }, data: longAgo })
    await emptyBin()
    expect(await rows()).toEqual(tables.map(({ name }) => [name, 0]))
    expect(await db.section.count({ where: { id: section.id } })).toBe(0)
  })
})
