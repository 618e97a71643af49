import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { env } from './env.server.ts'
import { log } from './log.server.ts'
import { type Prisma, PrismaClient } from './prisma/client.ts'
import { remember } from './remember.server.ts'

export type Tx = Prisma.TransactionClient

type Connections = { url?: string; client?: PrismaClient; pool?: pg.Pool }
const connections = remember<Connections>('database', () => ({}))

/** Names the database before the first query: the process calls this with the embedded one's address. */
export function connectDatabase(url: string) {
  connections.url = url
}

function databaseUrl() {
  const url = connections.url ?? env.DATABASE_URL
  if (!url) throw new Error('No database is connected')
  return url
}

/**
 * A connection that breaks without a word is noticed, and no answer is waited for without end. All on this side, for a pooler before the
 * database refuses settings it does not know. Not for the embedded database, which cannot be cut off in silence.
 */
export const CONNECTION_BOUNDS = {
  connectionTimeoutMillis: 10_000,
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
  query_timeout: 25_000,
} satisfies pg.PoolConfig

const bounds = () => (connections.url ? {} : CONNECTION_BOUNDS)

function client() {
  return (connections.client ??= new PrismaClient({
    adapter: new PrismaPg({ connectionString: databaseUrl(), max: 8, ...bounds() }),
    // Its longer errors quote the values of a query, and errors are logged.
    errorFormat: 'minimal',
    transactionOptions: { maxWait: 10_000, timeout: 20_000 },
  }))
}

/** The database, connected at first use. */
export const db = new Proxy({} as PrismaClient, {
  get(_, property) {
    const value = Reflect.get(client(), property)
    return typeof value === 'function' ? value.bind(client()) : value
  },
})

/** The pool of the document log, whose writes do not go through Prisma. */
export function pgPool() {
  return (connections.pool ??= makePool())
}

function makePool() {
  const pool = new pg.Pool({ connectionString: databaseUrl(), max: 6, ...bounds() })
  // An idle connection that breaks is replaced at the next query; without a listener it would end the process.
  pool.on('error', (error) => log.warn({ err: error }, 'an idle database connection was lost'))
  pool.on('connect', (client) => void client.on('error', () => {}))
  return pool
}

/** Closes every connection and forgets the address that was named. */
export async function disconnectDatabase() {
  const { client: open, pool } = connections
  Object.assign(connections, { url: undefined, client: undefined, pool: undefined })
  await Promise.all([open?.$disconnect(), pool?.end()])
}
