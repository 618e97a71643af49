// npm run documents -- verify | rebuild | export <folder>   [--document <id>]
// Exit code 0: all in order; 1: something is wrong with a document; 2: the command could not run.
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { plainText } from '#app/editor/schema/plain-text.ts'
import type { DocumentSubjectType } from '#app/shared/document-subjects.ts'
import { takeDataFolder } from '#server/database/data-folder.ts'
import { startEmbeddedDatabase } from '#server/database/embedded.ts'
import {
  contentOf,
  examine,
  rebuild,
  type StoredDocument,
  storedDocuments,
} from '#server/realtime/collab/log/offline.ts'

type Titled = StoredDocument & { title: string }
type Command = (pool: pg.Pool, document: Titled) => Promise<string[]>

/** Where the subject of a text has its title. */
const TITLES: Record<DocumentSubjectType, string> = {
  section: 'SELECT "title" FROM "Section" WHERE "id" = $1',
  minutes: 'SELECT "title" FROM "Session" WHERE "id" = $1',
  table: `SELECT s."title" || ' (' || t."number" || ')' AS "title" FROM "BreakOutTable" t JOIN "TableDraw" d ON d."id" = t."drawId"
    JOIN "Session" s ON s."id" = d."sessionId" WHERE t."id" = $1`,
}

const args = process.argv.slice(2)
const at = args.indexOf('--document')
const only = at === -1 ? null : args.splice(at, 2)[1]
const [name = '', folder = ''] = args

const commands: Record<string, Command> = {
  verify: examine,
  rebuild: async (pool, document) => {
    const seq = await rebuild(pool, document)
    console.log(`${document.id}  snapshot at row ${seq}`)
    return []
  },
  export: async (pool, document) => {
    const json = await contentOf(pool, document)
    const file = path.join(folder, document.id)
    writeFileSync(`${file}.json`, `${JSON.stringify({ title: document.title, content: json }, null, 2)}\n`)
    writeFileSync(`${file}.txt`, `${document.title}\n\n${plainText(json, { footnotes: true })}\n`)
    return []
  },
}

try {
  process.exit(await run())
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(2)
}

async function run() {
  const command = commands[name]
  if (!command || (name === 'export' && !folder))
    throw new Error('Say what to do: npm run documents -- verify | rebuild | export <folder> [--document <id>]')
  if (folder) mkdirSync(folder, { recursive: true })
  const { url, close } = await database()
  const pool = new pg.Pool({ connectionString: url, max: 1 })
  try {
    const documents = await titled(
      pool,
      (await storedDocuments(pool)).filter(({ id }) => !only || id === only),
    )
    if (only && !documents.length) throw new Error(`There is no document ${only}.`)
    let wrong = 0
    for (const document of documents) {
      const problems = await command(pool, document).catch((error: unknown) => [
        error instanceof Error ? error.message : String(error),
      ])
      if (problems.length) wrong++
      for (const problem of problems) console.error(`${document.id}  ${document.title}: ${problem}`)
    }
    console.log(`${documents.length} documents, ${wrong} with something wrong`)
    return wrong ? 1 : 0
  } finally {
    await pool.end()
    await close()
  }
}

async function titled(pool: pg.Pool, documents: StoredDocument[]): Promise<Titled[]> {
  const all: Titled[] = []
  for (const document of documents) {
    const { rows } = await pool.query<{ title: string }>(TITLES[document.subject.type], [document.subject.id])
    all.push({ ...document, title: rows[0]?.title ?? '' })
  }
  return all
}

/** The server that the settings name, or the embedded one, which must not be in use. */
async function database() {
  if (process.env.DATABASE_URL) return { url: process.env.DATABASE_URL, close: async () => {} }
  const dataDir = path.resolve(process.env.DATA_DIR || './data')
  const giveBack = takeDataFolder(dataDir)
  const embedded = await startEmbeddedDatabase(dataDir)
  return {
    url: embedded.url,
    close: async () => {
      await embedded.close()
      giveBack()
    },
  }
}
