import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { db } from '#app/platform/db.server.ts'
import { buildPerson } from '#tests/factories/people.ts'
import { deleteOldSentActs, keyOf, once } from './once.server.ts'
import { transaction } from './transaction.server.ts'

async function sender() {
  const { id } = await buildPerson()
  let done = 0
  const send = (key: string | undefined, work: () => Promise<unknown> = async () => undefined) =>
    transaction(async (tx) => {
      if (!(await once(tx, key, id))) return 'as before'
      await work()
      done += 1
      return 'done'
    })
  return { id, send, done: () => done }
}

it('does an act that is sent twice once, also at the same time', async () => {
  const { send, done } = await sender()
  const key = randomUUID()
  const answers = await Promise.all([send(key), send(key), send(key)])
  expect(answers.sort()).toEqual(['as before', 'as before', 'done'])
  expect(await send(key)).toBe('as before')
  expect(done()).toBe(1)
  expect(await send(randomUUID())).toBe('done')
})

it('does one without a key each time', async () => {
  const { send, done } = await sender()
  await send(undefined)
  await send(undefined)
  expect(done()).toBe(2)
})

it('forgets the key of an act that was refused, so that it can be tried again', async () => {
  const { send } = await sender()
  const key = randomUUID()
  const refused = send(key, () => Promise.reject(new Error('closed')))
  await expect(refused).rejects.toThrow('closed')
  expect(await send(key)).toBe('done')
})

it("takes nobody's key from somebody else", async () => {
  const key = randomUUID()
  const [one, other] = [await sender(), await sender()]
  await one.send(key)
  await expect(other.send(key)).rejects.toMatchObject({ code: 'invalid' })
  expect(other.done()).toBe(0)
})

it('does not do what has been replaced, where it comes after what replaced it', async () => {
  const { send, done } = await sender()
  const [first, second, third] = [randomUUID(), randomUUID(), randomUUID()]
  expect(await send(`${third},${second},${first}`)).toBe('done')
  expect(await send(first)).toBe('as before')
  expect(await send(`${second},${first}`)).toBe('as before')
  expect(await send(`${third},${second},${first}`)).toBe('as before')
  expect(done()).toBe(1)
})

it('does both where what is replaced came first', async () => {
  const { send, done } = await sender()
  const [first, second] = [randomUUID(), randomUUID()]
  await Promise.all([send(first), send(first)])
  expect(await send(`${second},${first}`)).toBe('done')
  expect(done()).toBe(2)
})

it('deletes keys after thirty days', async () => {
  const { id, send } = await sender()
  const [old, young] = [randomUUID(), randomUUID()]
  await send(old)
  await send(young)
  await db.$executeRaw`UPDATE "SentAct" SET "at" = now() - interval '31 days' WHERE "key" = ${old}::uuid`
  await deleteOldSentActs()
  expect(await db.sentAct.findMany({ where: { personId: id } })).toMatchObject([{ key: young }])
})

it('reads the key of a form, and takes nothing else for one', () => {
  const key = randomUUID()
  expect(keyOf({ key })).toBe(key)
  expect(keyOf({ key: `${key.toUpperCase()},${key}` })).toBe(`${key},${key}`)
  expect(keyOf({ key: '' })).toBeUndefined()
  expect(() => keyOf({ key: Array(11).fill(key).join() })).toThrow('invalid')
  expect(keyOf({})).toBeUndefined()
  expect(() => keyOf({ key: "'; --" })).toThrow('invalid')
  expect(() => keyOf({ key: [key, key] })).toThrow('invalid')
})
