import pg from 'pg'
import { onTestFinished } from 'vitest'
import { testDatabase } from '#tests/setup/database.ts'
import { sqlOf, type Statement } from './statement.ts'

type Fault = 'none' | 'refused' | 'answer lost' | 'stalled'

/** A pool whose commits of the document log, or other statements that hold a text, can be made to fail before or after they happen, or to hang. */
export function faultyPool({ stalls = 'INSERT INTO "CollabUpdate"' } = {}) {
  const pool = new pg.Pool({ connectionString: testDatabase(), max: 4 })
  const state = { fault: 'none' as Fault, commits: 0, release: () => undefined as void }
  const query = pool.query.bind(pool) as (statement: Statement, values: unknown[]) => Promise<unknown>
  pool.query = (async (statement: Statement, values: unknown[]) => {
    if (!sqlOf(statement).includes(stalls)) return query(statement, values)
    state.commits++
    if (state.fault === 'stalled') await new Promise<void>((resolve) => (state.release = resolve))
    if (state.fault === 'refused') throw new Error('the connection was reset')
    const answer = await query(statement, values)
    if (state.fault === 'answer lost') throw new Error('the connection was reset')
    return answer
  }) as typeof pool.query
  onTestFinished(() => pool.end())
  return { pool, state }
}
