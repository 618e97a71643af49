import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Pool } from 'pg'

const ROUNDTABLE = uuidOf('roundtable')
const NAMED = { framework: uuidOf('framework'), pillar: uuidOf('pillar'), organisation: uuidOf('organisation') }
const SESSION_DAYS = 1

/** The same words, the same id, in every process. */
export function uuidOf(...words: (string | number)[]) {
  const hex = createHash('sha256').update(words.join('/')).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

const noteOf = (url: string) => path.join(tmpdir(), 'roundtable-bench', `${new URL(url).port}.json`)

/** Leaves for the clients, which may be other processes, where the server at this address has its database. */
export function noteDatabase(url: string, databaseUrl: string) {
  mkdirSync(path.dirname(noteOf(url)), { recursive: true })
  writeFileSync(noteOf(url), JSON.stringify({ databaseUrl }))
}

const pools = new Map<string, Promise<Pool>>()

export function poolOf(url: string): Promise<Pool> {
  const { databaseUrl } = JSON.parse(readFileSync(noteOf(url), 'utf8')) as { databaseUrl: string }
  let pool = pools.get(databaseUrl)
  if (!pool) {
    pool = import('pg').then(({ default: pg }) => {
      const made = new pg.Pool({ connectionString: databaseUrl, max: 1, idleTimeoutMillis: 500, allowExitOnIdle: true })
      // A connection that ends with its server is opened anew when it is next needed.
      made.on('error', () => undefined)
      return made
    })
    pools.set(databaseUrl, pool)
  }
  return pool
}

export const roundtableOf = () => ROUNDTABLE

/** The section of that name, made when it is not there yet, in the bench's own roundtable. */
export async function sectionOf(url: string, document: string): Promise<string> {
  const pool = await poolOf(url)
  const id = uuidOf('section', document)
  await ensureTable(pool)
  await pool.query(
    `INSERT INTO "Section" ("id", "pillarId", "title", "position") VALUES ($1, $2, $3, 0) ON CONFLICT DO NOTHING`,
    [id, NAMED.pillar, document.slice(0, 200)],
  )
  return id
}

const ensured = new WeakSet<Pool>()

async function ensureTable(pool: Pool) {
  if (ensured.has(pool)) return
  const words = JSON.stringify({ en: 'Bench', fr: 'Bench' })
  const put = (text: string, values: unknown[]) => pool.query(`${text} ON CONFLICT DO NOTHING`, values)
  await put(
    `INSERT INTO "Roundtable" ("id", "number", "title", "summary", "objectives", "state") VALUES ($1, 990001, $2, $2, '[]', 'running')`,
    [ROUNDTABLE, words],
  )
  await put(`INSERT INTO "Framework" ("id", "roundtableId", "title") VALUES ($1, $2, 'Bench')`, [
    NAMED.framework,
    ROUNDTABLE,
  ])
  await put(`INSERT INTO "Pillar" ("id", "frameworkId", "title", "position") VALUES ($1, $2, 'Bench', 0)`, [
    NAMED.pillar,
    NAMED.framework,
  ])
  await put(
    `INSERT INTO "Organisation" ("id", "name", "country", "groupId") SELECT $1, 'Bench', 'FR', "id" FROM "StakeholderGroup" ORDER BY "position" LIMIT 1`,
    [NAMED.organisation],
  )
  ensured.add(pool)
}

/** Signs people in, each by their number: a session in the database and its cookie, as after the sign-in page. */
export async function signIn(url: string, numbers: number[]): Promise<string[]> {
  const pool = await poolOf(url)
  await ensureTable(pool)
  const people = numbers.map((number) => ({
    id: uuidOf('person', number),
    seat: uuidOf('membership', number),
    name: `Person ${number}`,
  }))
  const tokens = people.map(({ id }) =>
    createHash('sha256').update(`${id}/${process.pid}/${Math.random()}`).digest('hex'),
  )
  const ids = people.map(({ id }) => id)
  await pool.query(
    `INSERT INTO "Person" ("id", "email", "name") SELECT id, id::text || '@example.org', name
     FROM unnest($1::uuid[], $2::text[]) AS person(id, name) ON CONFLICT DO NOTHING`,
    [ids, people.map(({ name }) => name)],
  )
  await pool.query(
    `INSERT INTO "Membership" ("id", "roundtableId", "personId", "organisationId", "role") SELECT id, $3, person, $4, 'participant'
     FROM unnest($1::uuid[], $2::uuid[]) AS seat(id, person) ON CONFLICT DO NOTHING`,
    [people.map(({ seat }) => seat), ids, ROUNDTABLE, NAMED.organisation],
  )
  await pool.query(
    `INSERT INTO "AuthSession" ("id", "personId", "expiresAt") SELECT hash, person, now() + make_interval(days => $3)
     FROM unnest($1::text[], $2::uuid[]) AS session(hash, person)`,
    [tokens.map((token) => createHash('sha256').update(token).digest('base64url')), ids, SESSION_DAYS],
  )
  return tokens.map((token) => `session=${token}`)
}

export async function lineageOf(url: string, sectionId: string) {
  const { rows } = await (
    await poolOf(url)
  ).query<{ lineage: string }>('SELECT "lineage" FROM "CollabDocument" WHERE "sectionId" = $1', [sectionId])
  return rows[0]!.lineage
}
