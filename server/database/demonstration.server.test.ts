import { expect, it } from 'vitest'
import { assertReachable } from './demonstration.ts'

it('says in a sentence that the database cannot be reached, without its password', async () => {
  const refusal = await assertReachable('postgresql://me:hidden@127.0.0.1:1/none').catch(
    (error: Error) => error.message,
  )
  expect(refusal).toMatch(/DATABASE_URL cannot be used: .*ECONNREFUSED.*is right|are right/)
  expect(refusal).not.toContain('hidden')
})
