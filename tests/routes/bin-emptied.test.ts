import { beforeAll, describe, expect, it } from 'vitest'
import { emptyBin } from '#app/features/bin/purge.server.ts'
import { db } from '#app/platform/db.server.ts'
import * as restoration from '#app/routes/roundtables+/$roundtableId+/bin.restoration.ts'
import * as indicatorRemoval from '#app/routes/roundtables+/$roundtableId+/indicators.$indicatorId.removal.tsx'
import * as sectionRemoval from '#app/routes/roundtables+/$roundtableId+/sections.$sectionId.removal.tsx'
import { buildThread, buildVote } from '#tests/factories/decisions.ts'
import { buildOrganisation } from '#tests/factories/people.ts'
import { buildSection, type Member } from '#tests/factories/roundtables.ts'
import { buildBinKeeper, buildRemovables, longAgo } from './bin-scene.ts'
import { callRoute } from './call-route.ts'

let moderator: Member

beforeAll(async () => {
  moderator = await buildBinKeeper()
})

const here = (more: Record<string, string> = {}) => ({ roundtableId: moderator.roundtable.id, ...more })
const send = (action: unknown, params: Record<string, string>, body: Record<string, string> = { confirmed: 'yes' }) =>
  callRoute(action, { as: moderator.person, params, body: { reply: 'inline', ...body } })

describe('what has been in the bin for 30 days', () => {
  it('is deleted after 30 days with all that belongs to it, and not a day before', async () => {
    const { section, indicator, thread, ballot } = await buildRemovables(moderator)
    const kept = await buildSection({ roundtable: moderator.roundtable })
    for (const sectionId of [section.id, kept.id]) await send(sectionRemoval.action, here({ sectionId }))
    await send(indicatorRemoval.action, here({ indicatorId: indicator.id }))
    await db.section.update({ where: { id: section.id }, data: longAgo })
    await db.indicator.update({ where: { id: indicator.id }, data: longAgo })
    expect(await send(restoration.action, here(), { kind: 'section', id: section.id })).toMatchObject({ status: 409 })
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
    await db.documentVersion.create({ data: { documentId, seq: 1n, name: 'First draft', ...seat } })
    await db.collabClient.create({ data: { documentId, clientId: 1n, ...seat } })
    await db.collabMove.create({ data: { ...piece, length: 1, originClientId: 1n, originClock: 1n } })
    await db.collabRelocation.create({ data: { ...piece, length: 1, toClientId: 1n, toClock: 1n, seq: 1n } })
    await db.collabUnplaced.create({ data: { ...piece, words: 'november' } })
    await db.collabMerging.create({ data: { documentId, seq: 1n } })
    await db.collabAnchor.create({
      data: { documentId, kind: 'suggestion', id: section.id, quote: 'november', ...seat },
    })
    await db.collabAcceptance.create({
      data: { documentId, seq: 1n, originKind: 'suggestion', originId: section.id, ...seat },
    })
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
