import { readdirSync, readFileSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { expect, it } from 'vitest'

const FOLDER = 'prisma/migrations'
const names = readdirSync(FOLDER)
  .filter((name) => /^\d{14}_/.test(name))
  .sort()
const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`

/** A database as it stood before a migration, with the rows of that time, brought over it. */
async function across(migration: string, rows: string) {
  const database = await PGlite.create()
  const at = names.findIndex((name) => name.endsWith(migration))
  const run = (name: string) => database.exec(readFileSync(`${FOLDER}/${name}/migration.sql`, 'utf8'))
  for (const name of names.slice(0, at)) await run(name)
  await database.exec(rows)
  for (const name of names.slice(at)) await run(name)
  return database
}

const TABLE = `
  INSERT INTO "Roundtable" ("id", "number", "title", "summary", "objectives") VALUES ('${id(1)}', 1, '{}', '{}', '[]');
  INSERT INTO "Person" ("id", "email", "name") VALUES ('${id(2)}', 'a@example.org', 'A');`

const indicator = (n: number, code: string, version: number, definition: string) => `
  INSERT INTO "Indicator" ("id", "roundtableId", "code", "name", "definition", "unit", "limits", "version", "updatedAt")
  VALUES ('${id(n)}', '${id(1)}', '${code}', 'Name', '${definition}', '%', 'Its limits', ${version}, now());`
const ballot = (n: number, of: number, round: number, wording: object) => `
  INSERT INTO "Ballot" ("id", "roundtableId", "indicatorId", "round", "wording", "openedById", "state", "closedAt")
  VALUES ('${id(n)}', '${id(1)}', '${id(of)}', ${round}, '${JSON.stringify(wording)}', '${id(2)}', 'closed', now());`
const event = (n: number, name: string, type: string, subject: number, data: object) => `
  INSERT INTO "Event" ("id", "name", "roundtableId", "personId", "subjectType", "subjectId", "data")
  VALUES ('${id(n)}', '${name}', '${id(1)}', '${id(2)}', '${type}', '${id(subject)}', '${JSON.stringify(data)}');`

it('indicators of old get their versions, and ballots the one they were about', async () => {
  const old = { version: 1, code: 'A-1', name: 'Name', definition: 'As it was voted on', unit: '%', formula: 'a / b' }
  const database = await across(
    'record-and-bin',
    [
      TABLE,
      indicator(10, 'A-1', 3, 'As it is now') +
        indicator(11, 'A-2', 1, 'From a file') +
        indicator(12, 'A-3', 2, 'Nobody knows'),
      ballot(20, 10, 1, old) +
        ballot(21, 10, 2, old) +
        ballot(22, 10, 3, { ...old, version: 3, definition: 'As it is now' }) +
        ballot(23, 12, 1, {}),
      event(30, 'indicator.edited', 'indicator', 10, { version: 3 }),
      event(31, 'indicator.imported', 'roundtable', 1, { indicators: [id(11)] }),
    ].join(''),
  )
  const { rows: versions } = await database.query(
    `SELECT i."code", v."number", v."origin", v."definition", v."limits", v."personId" FROM "IndicatorVersion" v JOIN "Indicator" i ON i.id = v."indicatorId" ORDER BY 1, 2`,
  )
  expect(versions).toEqual([
    { code: 'A-1', number: 1, origin: 'recovered', definition: 'As it was voted on', limits: '', personId: null },
    { code: 'A-1', number: 3, origin: 'edited', definition: 'As it is now', limits: 'Its limits', personId: id(2) },
    { code: 'A-2', number: 1, origin: 'imported', definition: 'From a file', limits: 'Its limits', personId: id(2) },
    { code: 'A-3', number: 2, origin: 'recorded', definition: 'Nobody knows', limits: 'Its limits', personId: null },
  ])
  const { rows: ballots } = await database.query(
    `SELECT v."number" FROM "Ballot" b JOIN "IndicatorVersion" v ON v.id = b."versionId" ORDER BY b.id`,
  )
  expect(ballots).toEqual([{ number: 1 }, { number: 1 }, { number: 3 }, { number: 2 }])
  await database.close()
}, 60_000)

it('events of old keep ids and numbers, and no word of anybody', async () => {
  const database = await across(
    'events-without-words',
    [
      TABLE,
      `INSERT INTO "StakeholderGroup" ("id", "code", "name", "description", "colour", "glyph", "position") VALUES ('${id(3)}', 'CI', '{}', '{}', 'ci', 'ci', 0);
     INSERT INTO "Framework" ("id", "roundtableId", "title") VALUES ('${id(4)}', '${id(1)}', '');
     INSERT INTO "Pillar" ("id", "frameworkId", "title", "position") VALUES ('${id(5)}', '${id(4)}', 'P', 1);
     INSERT INTO "Section" ("id", "pillarId", "title", "position") VALUES ('${id(6)}', '${id(5)}', 'S', 1);
     INSERT INTO "CommentThread" ("id", "sectionId", "quote") VALUES ('${id(7)}', '${id(6)}', '');
     INSERT INTO "Comment" ("id", "threadId", "body", "personId", "organisationId", "groupId") VALUES ('${id(8)}', '${id(7)}', 'Words', '${id(2)}', '${id(2)}', '${id(3)}');`,
      event(30, 'thread.created', 'thread', 7, {
        sectionId: id(6),
        section: 'S',
        threadId: id(7),
        mentions: [{ label: 'A' }],
        excerpt: 'Words',
      }),
      event(31, 'comment.created', 'comment', 99, {
        sectionId: id(6),
        section: 'S',
        threadId: id(7),
        mentions: [],
        excerpt: 'Removed words',
      }),
      event(32, 'section.renamed', 'section', 6, { title: 'S', before: 'R' }),
      event(33, 'section.removed', 'section', 98, { title: 'Gone before there was a bin' }),
      event(34, 'section.status-changed', 'section', 6, { title: 'S', from: 'draft', status: 'review' }),
      event(35, 'membership.changed', 'membership', 2, {
        personId: id(2),
        person: 'A',
        organisation: 'O',
        role: 'observer',
        before: 'participant',
        organisationChanged: false,
      }),
      event(36, 'vote.cast', 'ballot', 2, { code: 'A-1', name: 'N', indicatorId: id(9), round: 1 }),
      event(37, 'public-texts.edited', 'public-texts', 2, {
        changed: [{ key: 'home.lead', before: { en: 'Before', fr: 'Avant' }, after: { en: 'After', fr: 'Après' } }],
      }),
    ].join(''),
  )
  const { rows } = await database.query<{ data: object }>('SELECT "data" FROM "Event" ORDER BY "id"')
  expect(rows.map(({ data }) => data)).toEqual([
    { sectionId: id(6), threadId: id(7), commentId: id(8) },
    { sectionId: id(6), threadId: id(7) },
    {},
    { title: 'Gone before there was a bin' },
    { from: 'draft', to: 'review' },
    { personId: id(2), role: 'observer', before: 'participant', organisationChanged: false },
    { indicatorId: id(9), round: 1 },
    { changed: ['home.lead'] },
  ])
  const { rows: texts } = await database.query('SELECT "key", "en", "fr" FROM "PublicTextVersion"')
  expect(texts).toEqual([{ key: 'home.lead', en: 'Before', fr: 'Avant' }])
  await database.close()
}, 60_000)

it('ballots of old have no minimum, their events name nobody, and the privacy page says what is so', async () => {
  const text = (key: string, en: string, fr: string) =>
    `INSERT INTO "PublicText" ("key", "en", "fr", "updatedAt") VALUES ('${key}', '${en}', '${fr}', now());`
  const seeded =
    'Before. Votes are not: in a ballot, members see how many people of each group have answered, and the results by group. After.'
  const french =
    'Les votes ne le sont pas\u00a0: dans un scrutin, les membres voient combien de personnes de chaque groupe ont répondu, et les résultats par groupe.'
  const version = `INSERT INTO "IndicatorVersion" ("id", "indicatorId", "number", "name", "definition", "unit", "origin") VALUES ('${id(40)}', '${id(10)}', 1, 'Name', 'D', '%', 'edited');`
  const row = `INSERT INTO "Ballot" ("id", "roundtableId", "indicatorId", "wording", "openedById", "versionId") VALUES ('${id(20)}', '${id(1)}', '${id(10)}', '{}', '${id(2)}', '${id(40)}');`
  const events = event(30, 'vote.cast', 'ballot', 20, {}) + event(31, 'ballot.opened', 'ballot', 20, {})
  const database = await across(
    'ballot-closings',
    TABLE + indicator(10, 'A-1', 1, 'D') + version + row + events + text('privacy.body', seeded, french),
  )
  expect((await database.query('SELECT "settings" FROM "Ballot"')).rows).toEqual([
    { settings: { threshold: 0.7, minimumTurnout: 0 } },
  ])
  expect((await database.query('SELECT "name", "personId" FROM "Event" ORDER BY "id"')).rows).toEqual([
    { name: 'vote.cast', personId: null },
    { name: 'ballot.opened', personId: id(2) },
  ])
  const { rows } = await database.query<{ en: string; fr: string }>('SELECT "en", "fr" FROM "PublicText"')
  expect(rows).toEqual([
    {
      en: expect.stringMatching(/^Before\. Votes are not\. While .*read it\. Where .*cannot\. After\.$/),
      fr: expect.stringMatching(/^Les votes ne le sont pas\. Tant .*la lire\. Lorsqu.*membres\.$/),
    },
  ])
  await database.close()
}, 60_000)

it('texts of old keep every row, belong to their section and leave with it', async () => {
  const database = await across(
    'document-subjects',
    [
      TABLE,
      `INSERT INTO "Framework" ("id", "roundtableId", "title") VALUES ('${id(4)}', '${id(1)}', '');
     INSERT INTO "Pillar" ("id", "frameworkId", "title", "position") VALUES ('${id(5)}', '${id(4)}', 'P', 1);
     INSERT INTO "Section" ("id", "pillarId", "title", "position") VALUES ('${id(6)}', '${id(5)}', 'S', 1), ('${id(7)}', '${id(5)}', 'T', 2);
     INSERT INTO "CollabDocument" ("id", "sectionId", "lineage", "ownerEpoch") VALUES ('${id(8)}', '${id(6)}', '${id(9)}', 7);
     INSERT INTO "CollabUpdate" ("documentId", "seq", "epoch", "clientId", "clientSeq", "bytes") SELECT '${id(8)}', n, 7, 1, n, '\\x0000' FROM generate_series(1, 3) n;`,
    ].join(''),
  )
  const documents = () =>
    database.query(
      'SELECT "id", "subjectType", "subjectId", "sectionId", "lineage", "ownerEpoch", (SELECT count(*)::int FROM "CollabUpdate" WHERE "documentId" = d."id") AS "rows" FROM "CollabDocument" d ORDER BY "id"',
    )
  const one = {
    id: id(8),
    subjectType: 'section',
    subjectId: id(6),
    sectionId: id(6),
    lineage: id(9),
    ownerEpoch: 7,
    rows: 3,
  }
  expect((await documents()).rows).toEqual([one])
  const insert = (type: string, subject: number) =>
    database.query(
      `INSERT INTO "CollabDocument" ("id", "subjectType", "subjectId", "lineage") VALUES ('${id(10)}', '${type}', '${id(subject)}', '${id(11)}')`,
    )
  await expect(insert('section', 99)).rejects.toThrow('CollabDocument_sectionId_fkey')
  await expect(insert('nothing known', 7)).rejects.toThrow('CollabDocument_subjectType_check')
  await expect(insert('section', 6)).rejects.toThrow(/duplicate key/)
  await insert('section', 7)
  await database.query(`DELETE FROM "Section" WHERE "id" = '${id(6)}'`)
  expect((await documents()).rows).toMatchObject([{ id: id(10), sectionId: id(7), rows: 0 }])
  expect((await database.query('SELECT 1 FROM "CollabUpdate"')).rows).toEqual([])
  await database.close()
}, 60_000)

it('a database that cannot have the extension of the search’s index goes on without it', async () => {
  const database = await across('search-index', TABLE)
  const { rows: indexes } = await database.query("SELECT 1 FROM pg_indexes WHERE indexname LIKE '%search_idx'")
  expect(indexes).toEqual([])
  const { rows } = await database.query(`SELECT name FROM "Person" WHERE search_key("name") LIKE '%a%'`)
  expect(rows).toEqual([{ name: 'A' }])
  await database.close()
})

it('indicators of old stand where they stood, under the states of now, with the moves that their events tell', async () => {
  const stood = (n: number, state: string) =>
    `${indicator(n, `A-${n}`, 1, 'D')} UPDATE "Indicator" SET "state" = '${state}' WHERE "id" = '${id(n)}';`
  const database = await across(
    'indicator-moves',
    [
      TABLE,
      stood(10, 'review') + stood(11, 'agreed') + stood(12, 'retired') + stood(13, 'review'),
      `INSERT INTO "IndicatorVersion" ("id", "indicatorId", "number", "name", "definition", "unit", "origin") VALUES ('${id(21)}', '${id(10)}', 1, 'N', 'D', '%', 'edited');
      INSERT INTO "Ballot" ("id", "roundtableId", "subjectType", "subjectId", "versionId", "method", "settings", "wording", "round", "openedById", "state")
        VALUES ('${id(20)}', '${id(1)}', 'indicator', '${id(10)}', '${id(21)}', 'rating', '{"minimumTurnout": 0.5}', '{"version": 1}', 3, '${id(2)}', 'open');`,
      event(30, 'indicator.state-changed', 'indicator', 11, { from: 'candidate', to: 'review' }),
      event(31, 'indicator.state-changed', 'indicator', 11, { from: 'review', to: 'agreed' }),
      event(32, 'indicator.state-changed', 'indicator', 99, { from: 'review', to: 'agreed' }),
    ].join(''),
  )
  const { rows } = await database.query('SELECT "code", "state", "stateRound" FROM "Indicator" ORDER BY 1')
  expect(rows).toEqual([
    { code: 'A-10', state: 'in-round', stateRound: 3 },
    { code: 'A-11', state: 'selected-core', stateRound: null },
    { code: 'A-12', state: 'retired', stateRound: null },
    { code: 'A-13', state: 'in-round', stateRound: 1 },
  ])
  const { rows: moves } = await database.query(
    'SELECT "indicatorId", "from", "to", "rule", "personId" FROM "IndicatorMove" ORDER BY "id"',
  )
  const by = { indicatorId: id(11), rule: 'recorded', personId: id(2) }
  expect(moves).toEqual([
    { from: 'candidate', to: 'in-round', ...by },
    { from: 'in-round', to: 'selected-core', ...by },
  ])
  const { rows: events } = await database.query(`SELECT "data" FROM "Event" WHERE "id" = '${id(31)}'`)
  expect(events).toEqual([{ data: { from: 'review', to: 'agreed' } }])
  await database.close()
}, 120_000)
