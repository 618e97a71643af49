import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PrismaClient } from '#app/platform/prisma/client.ts'
import { testDatabase } from '#tests/setup/database.ts'
import { emptyDatabase, migrateFrom, onSchema } from './empty-database.ts'
import { seedDemonstration } from './index.ts'

const SCHEMA = 'old_references_test'
const MIGRATION = 'states-and-references'

let db: PrismaClient

/** The demonstration as the version before wrote it. */
beforeAll(async () => {
  db = await emptyDatabase(testDatabase(), SCHEMA, MIGRATION)
  await seedDemonstration(db, { now: new Date(), sessions: false })
})

afterAll(() => db.$disconnect())

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const [PERSON, ORGANISATION, GROUP, PLACED, OTHER] = [id(91), id(92), id(93), id(94), id(95)]

describe('a database of before', () => {
  let before: Record<string, string>
  let touched: Record<string, string[]>

  test('in which something names what is gone, or is in no known state, is brought over', async () => {
    const ids = async (table: string, count: number) =>
      (
        await db.$queryRawUnsafe<{ id: string }[]>(
          `SELECT "id" FROM "${SCHEMA}"."${table}" ORDER BY "id" LIMIT ${count}`,
        )
      ).map((row) => row.id)
    touched = Object.fromEntries(
      await Promise.all(
        ['Comment', 'Vote', 'Ballot', 'Section', 'Event', 'Indicator', 'Interest', 'Person'].map(
          async (table) => [table, await ids(table, 3)] as const,
        ),
      ),
    )
    const set = (table: string, at: number, change: string) =>
      `UPDATE "${table}" SET ${change} WHERE "id" = '${touched[table]![at]}'`
    await onSchema(testDatabase(), SCHEMA, [
      set('Comment', 0, `"personId" = '${PERSON}', "organisationId" = '${ORGANISATION}', "groupId" = '${GROUP}'`),
      set('Comment', 1, `"personId" = '${PERSON}'`),
      set('Comment', 2, `"groupId" = '${PLACED}'`),
      set('Vote', 0, `"personId" = '${PERSON}', "organisationId" = '${OTHER}'`),
      set('Ballot', 0, `"openedById" = '${PERSON}', "closedById" = '${id(96)}'`),
      set('Section', 0, `"lockedById" = '${id(96)}', "status" = 'finished'`),
      set('Event', 0, `"personId" = '${PERSON}', "organisationId" = '${ORGANISATION}', "groupId" = '${PLACED}'`),
      set('Indicator', 0, `"personId" = '${id(96)}', "state" = '', "direction" = 'up'`),
      set('Interest', 0, `"organisationId" = '${id(97)}', "language" = 'de'`),
      set('Person', 0, `"language" = 'de'`),
    ])
    before = await contents()
    await migrateFrom(testDatabase(), SCHEMA, MIGRATION)
  })

  test('keeps each value that may not stand any more, and says where it stood', async () => {
    const repairs = await db.repair.findMany({ select: { table: true, row: true, column: true, value: true } })
    const was = (table: string, at: number, column: string, value: string) => ({
      table,
      row: touched[table]![at],
      column,
      value,
    })
    const made = (table: string, row: string) => ({ table, row, column: 'id', value: row })
    const expected = [
      made('Person', PERSON),
      made('Organisation', ORGANISATION),
      made('Organisation', OTHER),
      made('StakeholderGroup', GROUP),
      was('Comment', 2, 'groupId', PLACED),
      was('Ballot', 0, 'closedById', id(96)),
      was('Section', 0, 'lockedById', id(96)),
      was('Section', 0, 'status', 'finished'),
      was('Event', 0, 'groupId', PLACED),
      was('Indicator', 0, 'personId', id(96)),
      was('Indicator', 0, 'state', ''),
      was('Indicator', 0, 'direction', 'up'),
      was('Interest', 0, 'organisationId', id(97)),
      was('Interest', 0, 'language', 'de'),
      was('Person', 0, 'language', 'de'),
    ]
    expect(repairs).toHaveLength(expected.length)
    expect(repairs).toEqual(expect.arrayContaining(expected))
  })

  test('has a record without a name where a comment, a vote or a ballot names somebody who is gone', async () => {
    expect(await db.person.findUnique({ where: { id: PERSON } })).toMatchObject({
      name: '?',
      email: `${PERSON}@gone.invalid`,
      passwordHash: null,
      secretariat: false,
      disabledAt: expect.any(Date),
    })
    expect(await db.organisation.findUnique({ where: { id: ORGANISATION } })).toMatchObject({
      name: '?',
      groupId: GROUP,
      removedAt: expect.any(Date),
    })
    const vote = await db.vote.findUniqueOrThrow({ where: { id: touched.Vote![0] }, include: { organisation: true } })
    expect(vote).toMatchObject({ personId: PERSON, organisation: { id: OTHER, name: '?', groupId: vote.groupId } })
    expect(await db.stakeholderGroup.findUnique({ where: { id: GROUP } })).toMatchObject({ name: { en: '?', fr: '?' } })
    const comment = await db.comment.findUniqueOrThrow({
      where: { id: touched.Comment![2] },
      include: { organisation: true },
    })
    expect(comment.groupId).toBe(comment.organisation.groupId)
    expect(await db.event.findUnique({ where: { id: touched.Event![0] } })).toMatchObject({
      personId: PERSON,
      organisationId: ORGANISATION,
      groupId: null,
    })
    expect(await db.section.findUnique({ where: { id: touched.Section![0] } })).toMatchObject({
      status: 'draft',
      lockedById: null,
    })
    expect(await db.indicator.findUnique({ where: { id: touched.Indicator![0] } })).toMatchObject({
      state: 'candidate',
      direction: 'none',
      personId: null,
    })
  })

  test('has every other row as it was, and lacks none', async () => {
    const changed = new Set((await db.repair.findMany()).map(({ table, row }) => `${table} ${row}`))
    const now = await contents()
    const same = (of: Record<string, string>) =>
      Object.fromEntries(Object.entries(of).filter(([key]) => !changed.has(key)))
    expect(Object.keys(before).filter((key) => !(key in now))).toEqual([])
    expect(same(now)).toEqual(same(before))
  })
})

test('a sound database is brought over without a repair', async () => {
  await db.$disconnect()
  db = await emptyDatabase(testDatabase(), SCHEMA, MIGRATION)
  await seedDemonstration(db, { now: new Date(), sessions: false })
  const before = await contents()
  await migrateFrom(testDatabase(), SCHEMA, MIGRATION)
  expect(await contents()).toEqual(before)
  expect(await db.repair.count()).toBe(0)
})

/** Every row of every table but the repairs, by its table and id, with a hash of what it says. */
type Contents = Record<string, string>
/** The columns of each table as the version before had them: later migrations add others. */
let columns: Record<string, string[]> | undefined

async function contents(): Promise<Contents> {
  columns ??= Object.fromEntries(
    (
      await db.$queryRaw<{ name: string; columns: string[] }[]>`
        SELECT t.relname AS name, array_agg(a.attname::text) AS columns FROM pg_class t JOIN pg_attribute a ON a.attrelid = t.oid
        WHERE t.relnamespace = ${SCHEMA}::regnamespace AND t.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped GROUP BY t.relname`
    ).map(({ name, columns: own }) => [name, own]),
  )
  const all: Contents = {}
  for (const [before, own] of Object.entries(columns).filter(([name]) => name !== 'Repair')) {
    const name = await nameNow(before)
    const rows = await db.$queryRawUnsafe<{ key: string; hash: string }[]>(
      `SELECT coalesce(row->>'id', md5(row::text)) AS key, md5(row::text) AS hash FROM (
        SELECT (SELECT jsonb_object_agg(e.key, e.value) FROM jsonb_each(to_jsonb(t)) e WHERE e.key = ANY($1)) AS row FROM "${SCHEMA}"."${name}" t
      ) rows`,
      own,
    )
    for (const { key, hash } of rows) all[`${before} ${key}`] = hash
  }
  return all
}

/** What was called a session is how somebody is signed in; a session is a meeting now. */
async function nameNow(before: string) {
  if (before !== 'Session') return before
  const [found] = await db.$queryRaw<
    { there: boolean }[]
  >`SELECT to_regclass(${`"${SCHEMA}"."AuthSession"`}) IS NOT NULL AS there`
  return found?.there ? 'AuthSession' : before
}
