import type { Pool } from 'pg'
import { expect, test } from 'vitest'
import { SCHEMA_VERSION } from '#app/editor/schema/version.ts'
import type { DocumentHost } from '#app/features/live-documents/document-host.server.ts'
import { balanceOfSession } from '#app/features/minutes/balance.queries.server.ts'
import { namedRowsOf } from '#app/features/sections/named-rows.server.ts'
import { restoreVersion, sectionDifference, sectionVersions } from '#app/features/sections/versions.server.ts'
import { db } from '#app/platform/db.server.ts'
import { sectionText } from '#app/shared/document-subjects.ts'
import { mergeWhatIsOld } from '#server/jobs/merge-rows.ts'
import { mergeOldRows, textsToMerge } from '#server/realtime/collab/log/merging.ts'
import { examine } from '#server/realtime/collab/log/offline.ts'
import { buildMember, buildRoundtable, buildSection, type Member } from '#tests/factories/roundtables.ts'
import { buildSession } from '#tests/factories/sessions.ts'
import { sectionFor, sessionFor } from '#tests/factories/subjects.ts'
import { LETTER_MS, TYPED_AT, typedText } from '#tests/factories/typed-texts.ts'
import { actorOf, linesOf, openReady, quiet, saved, shows, startCollab, write } from './collab-harness.ts'
import { rolled, visited } from './visited-text.ts'

const WORDS = ['The river feeds the town. ', 'Fields flood in spring, ', 'and nobody counts the cost. ']
const NOTHING_NAMED = { seqs: [], moments: [] }

async function table() {
  const server = await startCollab()
  const roundtable = await buildRoundtable()
  const [section, mo, ...members] = await Promise.all([
    buildSection({ roundtable }),
    buildMember({ roundtable, role: 'moderator' }),
    ...[1, 2, 3].map(() => buildMember({ roundtable })),
  ])
  const { host } = server.collab
  return { ...server, host, roundtable, section, mo, members, text: sectionText(section.id) }
}

/** Three people take turns; a snapshot in the middle is kept. */
async function typedByThree(pool: Pool, sectionId: string, members: Member[]) {
  const typed = await typedText(pool, sectionId, members)
  const [a, b, c] = typed.typists as [Typist, Typist, Typist]
  a.type(WORDS[0]!)
  b.type(WORDS[1]!, 0)
  a.type(WORDS[2]!, 0)
  a.erase(6)
  const kept = await typed.snapshot(true)
  a.type(WORDS[1]!, 0)
  c.type(WORDS[2]!)
  b.type(WORDS[0]!)
  await typed.snapshot()
  // Behind the newest snapshot.
  a.type('So it is.', 0)
  const head = typed.head()
  await typed.store()
  return { ...typed, kept, head }
}
type Typist = Awaited<ReturnType<typeof typedText>>['typists'][number]

async function rowsOf(documentId: string) {
  const rows = await db.collabUpdate.findMany({ where: { documentId }, orderBy: { seq: 'asc' } })
  return rows.map(({ seq, firstSeq }) => ({ first: Number(firstSeq ?? seq), seq: Number(seq) }))
}

async function readAt(host: DocumentHost, sectionId: string, seq: number) {
  const text = sectionText(sectionId)
  return { json: await host.contentAt(text, seq), ...(await host.authorshipAt(text, seq)) }
}

test('merged, a text reads the same letter by letter at every row that is left; what records name and sessions count is as before', async () => {
  const { pool, host, roundtable, section, mo, members, text, url } = await table()
  const typed = await typedByThree(pool, section.id, members)
  const { id, kept, head } = typed
  // The same log beside it, which nobody merges.
  const twin = await buildSection({ roundtable: await buildRoundtable() })
  const { id: twinId } = await db.collabDocument.create({
    data: { subjectType: 'section', subjectId: twin.id, schemaVersion: SCHEMA_VERSION },
  })
  for (const name of ['CollabUpdate', 'CollabClient', 'CollabSnapshot'])
    await pool.query(
      `INSERT INTO "${name}" SELECT (jsonb_populate_record(t, jsonb_build_object('documentId', $2::text))).* FROM "${name}" t WHERE "documentId" = $1`,
      [id, twinId],
    )
  const by = { personId: mo.person.id }
  await db.documentVersion.create({ data: { documentId: id, seq: kept, name: 'First', ...by } })
  await db.sectionDecision.create({ data: { sectionId: section.id, kind: 'agreed', seq: 9, ...by } })
  const asks = { roundtableId: roundtable.id, subjectType: 'section', subjectId: section.id, method: 'consent' }
  await db.ballot.create({
    data: { ...asks, settings: { minimumTurnout: 0 }, wording: { version: 70 }, openedById: mo.person.id },
  })
  const moment = (row: number) => new Date(TYPED_AT + row * LETTER_MS)
  const session = await buildSession({ roundtable, startedAt: moment(20), endedAt: moment(60), state: 'ended' })
  const balance = async () => balanceOfSession(await sessionFor(actorOf(mo), roundtable.id, session.id, 'view'))
  const subject = (purpose: 'view' | 'restore-version' = 'view') =>
    sectionFor(actorOf(mo), roundtable.id, section.id, purpose)
  const seen = async () => ({
    balance: await balance(),
    words: await host.wordsByGroup(text),
    versions: await sectionVersions(await subject()),
    difference: await sectionDifference(await subject(), kept, head),
  })
  const before = await seen()
  expect(before.balance.groups.reduce((sum, group) => sum + group.text, 0)).toBe(41)

  const went = await mergeOldRows({ pool, log: quiet }, id, await namedRowsOf(section.id))
  const rows = await rowsOf(id)
  expect(went).toBe(head - rows.length)
  expect(rows.length).toBeLessThan(head / 4)
  expect(rows.reduce((sum, { first, seq }) => sum + seq - first + 1, 0)).toBe(head)
  const seqs = rows.map(({ seq }) => seq)
  for (const named of [9, kept, 70, head]) expect(seqs).toContain(named)
  expect(await seen()).toEqual(before)
  expect(await examine(pool, { id })).toEqual([])
  for (const { seq, first } of rows) {
    const then = await readAt(host, twin.id, seq)
    expect(await readAt(host, section.id, seq)).toEqual(then)
    // In the middle of a stroke it is read at its end, and says so.
    if (first < seq) expect(await readAt(host, section.id, first)).toEqual(then)
  }
  await expect(host.contentAt(text, head + 1)).rejects.toThrow('not-found')

  // A row that a backup brought back stands in a merged one already.
  await pool.query(
    `INSERT INTO "CollabUpdate" SELECT (jsonb_populate_record(u, jsonb_build_object('documentId', $1::text))).* FROM "CollabUpdate" u WHERE "documentId" = $2 AND "seq" = 3`,
    [id, twinId],
  )
  expect(await examine(pool, { id })).toEqual([])
  expect(await readAt(host, section.id, 9)).toEqual(await readAt(host, twin.id, 9))

  expect((await restoreVersion(await subject('restore-version'), kept))!.before).toBe(head)
  const a = await openReady(url, members[0]!, section.id)
  write(a, 'after all')
  await saved(a)
  const then = await host.authorship(text)
  expect(then.blocks.slice(0, -1)).toEqual((await host.authorshipAt(sectionText(twin.id), kept)).blocks)
  expect(await examine(pool, { id })).toEqual([])
})

test('rows of the last week and behind the newest snapshot stay, and a second night finds nothing', async () => {
  const { pool, section, members } = await table()
  const typed = await typedByThree(pool, section.id, members)
  const newest = (await rowsOf(typed.id)).slice(-9)
  const again = () => textsToMerge(pool).then((texts) => texts.filter(({ id }) => id === typed.id))
  expect(await again()).toHaveLength(1)
  await db.collabSnapshot.updateMany({
    where: { documentId: typed.id, seq: { gt: typed.kept } },
    data: { at: new Date() },
  })
  await mergeWhatIsOld(pool, new AbortController().signal)
  const rows = await rowsOf(typed.id)
  expect(rows.filter(({ seq }) => seq > typed.kept)).toHaveLength(typed.head - typed.kept)
  expect(rows.filter(({ seq }) => seq <= typed.kept)).toHaveLength(3)
  expect(await again()).toHaveLength(0)
  await db.collabSnapshot.updateMany({ where: { documentId: typed.id }, data: { at: new Date(TYPED_AT) } })
  await mergeWhatIsOld(pool, new AbortController().signal)
  const left = await rowsOf(typed.id)
  expect(left.slice(-9)).toEqual(newest)
  expect(left.length).toBeLessThan(rows.length / 2)
  expect(await again()).toHaveLength(0)
})

test('a process that dies between two statements, and two that merge at once, leave each row once', async () => {
  const { pool, host, section, members, text } = await table()
  const typed = await typedText(pool, section.id, members)
  for (let turn = 0; turn < 30; turn++) typed.typists[turn % 3]!.type(WORDS[turn % 3]!.repeat(4), 0)
  await typed.snapshot()
  const head = typed.head()
  const before = await readAt(host, section.id, head)
  const log = quiet
  for (const when of ['before', 'after'] as const) {
    const stored = { left: 2 }
    const dying = {
      async query(...given: [string, unknown[]]) {
        const isLast = given[0].includes('"firstAt" =') && --stored.left === 0
        if (isLast && when === 'before') throw new Error('it died')
        const answer = await pool.query(...given)
        if (isLast) throw new Error('it died')
        return answer
      },
    } as unknown as Pool
    const { length } = await rowsOf(typed.id)
    await expect(mergeOldRows({ pool: dying, log }, typed.id, NOTHING_NAMED)).rejects.toThrow('it died')
    expect((await rowsOf(typed.id)).length).toBeLessThan(length)
    expect(await examine(pool, { id: typed.id })).toEqual([])
    expect(await readAt(host, section.id, head)).toEqual(before)
  }
  const went = await Promise.all([1, 2].map(() => mergeOldRows({ pool, log }, typed.id, NOTHING_NAMED)))
  expect(Math.min(...went)).toBe(0)
  const rows = await rowsOf(typed.id)
  // A stroke may be parted where a look at the rows ended.
  expect(rows.length).toBeGreaterThanOrEqual(30)
  expect(rows.length).toBeLessThan(34)
  expect(rows.reduce((sum, { first, seq }) => sum + seq - first + 1, 0)).toBe(head)
  expect(await examine(pool, { id: typed.id })).toEqual([])
  expect(await readAt(host, section.id, head)).toEqual(before)
  expect((await host.contentOf(text)).headSeq).toBe(head)
})

test('while it is merged a text is opened and written in, and nothing of it is lost', async () => {
  const { pool, section, members, url, close } = await table()
  const typed = await typedByThree(pool, section.id, members)
  // One that was stored late, beside a newer: its row stays, too.
  await db.collabSnapshot.updateMany({ where: { documentId: typed.id, seq: typed.kept }, data: { at: new Date() } })
  const early = await openReady(url, members[0]!, section.id)
  const merging = mergeOldRows({ pool, log: quiet }, typed.id, NOTHING_NAMED)
  write(early, 'while')
  const late = await openReady(url, members[1]!, section.id)
  write(late, 'it is merged')
  expect(await merging).toBeGreaterThan(100)
  await Promise.all([saved(early), saved(late), shows(early, 'it is merged')])
  const lines = linesOf(late.fragment)
  await close({ kill: true })
  const second = await startCollab()
  const again = await openReady(second.url, members[2]!, section.id)
  expect(linesOf(again.fragment).toSorted()).toEqual(lines.toSorted())
  expect(lines).toHaveLength(5)
  expect(await examine(second.pool, typed)).toEqual([])
})

test('where a row is broken the rows up to the next snapshot stay as they are, and those behind it are merged', async () => {
  const { pool, section, members } = await table()
  const typed = await typedByThree(pool, section.id, members)
  await pool.query('UPDATE "CollabUpdate" SET "bytes" = $2 WHERE "documentId" = $1 AND "seq" = 5', [
    typed.id,
    Buffer.of(1, 2, 3),
  ])
  const warned: unknown[] = []
  await mergeOldRows({ pool, log: { warn: (...line) => warned.push(line) } }, typed.id, NOTHING_NAMED)
  expect(warned).toHaveLength(1)
  const rows = await rowsOf(typed.id)
  expect(rows.filter(({ seq }) => seq <= typed.kept)).toHaveLength(typed.kept)
  expect(rows.length - typed.kept).toBeLessThan(20)
  expect(await examine(pool, typed)).toEqual(['row 5 is broken'])
})

test('a text that was rolled is merged in each of its lineages, and never over their boundary', async () => {
  const scene = await visited()
  const { id, subject, full } = scene
  const { headSeq } = await scene.host.contentOf(subject)
  const read = (host: DocumentHost) => Promise.all([full, headSeq].map((seq) => host.authorshipAt(subject, seq)))
  const before = await read(scene.host)
  const { host, pool } = await rolled(scene)
  // As if one person had typed all of it in one visit: what a row says beside its bytes is not looked at again.
  const first = await db.collabUpdate.findFirstOrThrow({ where: { documentId: id } })
  const { epoch, clientId, personId, organisationId, groupId, at } = first
  await db.collabUpdate.updateMany({
    where: { documentId: id, kind: 0 },
    data: { epoch, clientId, personId, organisationId, groupId, at },
  })
  const went = await mergeOldRows({ pool, log: quiet }, id, { seqs: [full], moments: [] }, { oldMs: 0 })
  expect(went).toBeGreaterThan(2)
  const rows = await rowsOf(id)
  expect(rows.slice(-2)).toMatchObject([{ seq: headSeq }, { first: headSeq + 1, seq: headSeq + 1 }])
  expect(await read(host)).toEqual(before)
  expect(await examine(pool, { id })).toEqual([])
})
