import { expect, it } from 'vitest'
import { transaction } from './transaction.server.ts'

/** More than there are connections. */
const AT_ONCE = 12

it('says that it cannot be answered now where it could not begin in time: nothing was done, and what was sent is kept', async () => {
  let release = () => {}
  const held = new Promise<void>((resolve) => (release = resolve))
  let begun = 0
  const acts = Array.from({ length: AT_ONCE }, () =>
    transaction(async () => {
      begun++
      await held
    }),
  )
  await expect(Promise.all(acts)).rejects.toMatchObject({ code: 'unavailable' })
  release()
  const ends = await Promise.allSettled(acts)
  const refused = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason as unknown] : []))
  for (const reason of refused) expect(reason).toMatchObject({ code: 'unavailable' })
  expect(begun).toBe(AT_ONCE - refused.length)
  expect(begun).toBeGreaterThan(0)
}, 40_000)
