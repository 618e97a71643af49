// npm run migration -- <name>: writes the SQL that leads from the committed schema to the edited one.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { PGlite } from '@electric-sql/pglite'
import { PGLiteSocketServer } from '@electric-sql/pglite-socket'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'

const migrationsDir = 'prisma/migrations'
const name = process.argv[2]
if (!name || !/^[a-z0-9-]+$/.test(name)) {
  console.error('Name the migration in kebab-case: npm run migration -- add-ballot-rule')
  process.exit(1)
}

const hasMigrations = existsSync(migrationsDir) && readdirSync(migrationsDir).some((entry) => /^\d{14}_/.test(entry))
const committed = hasMigrations ? execFileSync('git', ['show', 'HEAD:prisma/schema.prisma'], { encoding: 'utf8' }) : ''
const edited = readFileSync('prisma/schema.prisma', 'utf8')

// The engine asks a database for its version before it compares two schemas: an empty one in memory answers.
const scratch = new PGLiteSocketServer({ db: await PGlite.create(), host: '127.0.0.1', port: 0, maxConnections: 4 })
await scratch.start()

const engine = await schemaEngine()
const { stdout } = await engine.diff({
  from: committed
    ? { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: committed }] }
    : { tag: 'empty' },
  to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: edited }] },
  script: true,
  exitCode: null,
  filters: { externalTables: [], externalEnums: [] },
})
if (!stdout?.trim() || stdout.includes('This is an empty migration')) {
  console.log('The schema has not changed since the last commit: no migration is needed.')
} else {
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
  const folder = path.join(migrationsDir, `${stamp}_${name}`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, 'migration.sql'), stdout)
  console.log(`Wrote ${folder}/migration.sql`)
}
process.exit(0)

async function schemaEngine() {
  const packageDir = path.dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg'))
  const glue = await import(pathToFileURL(path.join(packageDir, 'schema_engine_bg.js')).href)
  const wasm = await WebAssembly.compile(readFileSync(path.join(packageDir, 'schema_engine_bg.wasm')))
  const instance = await WebAssembly.instantiate(wasm, { './schema_engine_bg.js': glue })
  glue.__wbg_set_wasm(instance.exports)
  ;(instance.exports.__wbindgen_start as () => void)()
  const adapter = bindMigrationAwareSqlAdapterFactory(
    new PrismaPg({ connectionString: `postgresql://postgres@${scratch.getServerConn()}/postgres` }),
  )
  return glue.SchemaEngine.new({ datamodels: [['schema.prisma', edited]] }, () => {}, adapter)
}
