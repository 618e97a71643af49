import type { Pool } from 'pg'
import { randomOf } from './scale.ts'
import { sqlOf } from './statement.ts'

export type CommitFaults = {
  /** Of a hundred commits of the document log, so many fail: half before they happen, half after. */
  percent?: number
  /** The process is killed at a statement that holds this text: before it is sent, as it is sent, or when it was answered. */
  killAt?: { statement: string; when: 'before' | 'during' | 'after'; skip?: number }
  seed?: number
}

/** Makes the pool of a document server fail as a network and a database do. */
export function faultyCommits(pool: Pool, { percent = 0, killAt, seed = 1 }: CommitFaults) {
  const random = randomOf('commits', seed)
  let skip = killAt?.skip ?? 0
  const query = pool.query.bind(pool) as (...given: unknown[]) => Promise<unknown>
  const die = () => process.kill(process.pid, 'SIGKILL')
  pool.query = (async (...given: unknown[]) => {
    const sql = sqlOf(given[0])
    if (killAt && sql.includes(killAt.statement) && skip-- <= 0) {
      if (killAt.when === 'before') die()
      const answer = query(...given)
      if (killAt.when === 'during') setImmediate(die)
      await answer
      die()
    }
    if (!sql.includes('INSERT INTO "CollabUpdate"') || random.next() * 100 >= percent) return query(...given)
    if (random.next() < 0.5) throw new Error('the connection was reset')
    await query(...given)
    throw new Error('the connection was reset')
  }) as typeof pool.query
}
