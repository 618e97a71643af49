import pg from 'pg'
import { expect, it } from 'vitest'
import { testDatabase } from '#tests/setup/database.ts'

it('keeps the statements of connections apart that speak at the same moment', async () => {
  const pool = new pg.Pool({ connectionString: testDatabase(), max: 8 })
  try {
    const numbers = Array.from({ length: 300 }, (_, index) => index)
    const answers = await Promise.all(
      numbers.map((number) => pool.query(`SELECT $1::int + ${number} AS sum`, [number])),
    )
    expect(answers.map((answer) => answer.rows[0].sum)).toEqual(numbers.map((number) => 2 * number))
  } finally {
    await pool.end()
  }
})

it('lets the others go on after a statement that fails or a connection that goes', async () => {
  const pool = new pg.Pool({ connectionString: testDatabase(), max: 4 })
  try {
    const tries = await Promise.allSettled(
      Array.from({ length: 60 }, (_, index) =>
        pool.query(index % 3 ? 'SELECT $1::int AS n' : 'SELECT $1::int / 0 AS n', [index]),
      ),
    )
    expect(tries.filter((attempt) => attempt.status === 'fulfilled')).toHaveLength(40)
    const leaving = await pool.connect()
    void leaving.query('SELECT pg_sleep(0.01), $1::int', [1]).catch(() => {})
    leaving.release(true)
    expect((await pool.query('SELECT $1::int AS n', [5])).rows[0].n).toBe(5)
  } finally {
    await pool.end()
  }
})
