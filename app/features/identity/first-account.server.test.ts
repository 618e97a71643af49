import { randomBytes } from 'node:crypto'
import { beforeEach, expect, it } from 'vitest'
import { db } from '#app/platform/db.server.ts'
import { buildSecretariat } from '#tests/factories/people.ts'
import { unique } from '#tests/factories/unique.ts'
import { assertFirstAccountLink, makeFirstAccount } from './first-account.server.ts'
import { signIn } from './sign-in.server.ts'
import { hashedToken } from './tokens.server.ts'

const answer = () => ({
  email: `${unique('first')}@example.org`,
  name: 'Ana Rivera',
  password: 'nine bridges and a ferry',
  language: 'fr' as const,
  programmeEn: 'Rivers',
  programmeFr: 'Rivières',
})
const dead = { code: 'not-found', messageKey: 'identity.link-used' }

async function printed(expiresAt = new Date(Date.now() + 60_000)) {
  const token = randomBytes(32).toString('base64url')
  await db.firstAccountLink.create({ data: { id: hashedToken(token), expiresAt } })
  return token
}

// Other tests of this database have made a secretariat: here there is none yet.
beforeEach(async () => {
  await db.person.updateMany({ where: { secretariat: true }, data: { secretariat: false } })
  await db.firstAccountLink.deleteMany()
})

it('makes the first account, which runs the installation, and names the programme', async () => {
  await db.programme.upsert({
    where: { id: 'programme' },
    update: {},
    create: { name: { en: '', fr: '' }, contactEmail: '' },
  })
  const [token, one] = [await printed(), answer()]
  const { personId } = await makeFirstAccount(token, one)
  expect(await db.person.findUnique({ where: { id: personId } })).toMatchObject({
    secretariat: true,
    email: one.email,
    language: 'fr',
  })
  expect(await db.programme.findFirst()).toMatchObject({
    name: { en: 'Rivers', fr: 'Rivières' },
    contactEmail: one.email,
  })
  expect(await signIn({ email: one.email, password: one.password, address: unique('address') })).toMatchObject({
    personId,
  })
})

it('does it once, for one of several who open links at the same moment', async () => {
  const tokens = [await printed(), await printed(), await printed()]
  const outcomes = await Promise.allSettled([...tokens, tokens[0]!].map((token) => makeFirstAccount(token, answer())))
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await db.person.count({ where: { secretariat: true } })).toBe(1)
  expect(await db.firstAccountLink.count()).toBe(0)
})

it('opens nothing when it is unknown, too old, or somebody runs the installation', async () => {
  await expect(assertFirstAccountLink('x'.repeat(43))).rejects.toMatchObject(dead)
  await expect(assertFirstAccountLink(await printed(new Date(Date.now() - 1)))).rejects.toMatchObject(dead)
  const token = await printed()
  await assertFirstAccountLink(token)
  await buildSecretariat({ disabledAt: new Date() })
  await expect(makeFirstAccount(token, answer())).rejects.toMatchObject(dead)
})

it('refuses a password that gives its person away, and keeps the link', async () => {
  const token = await printed()
  await expect(makeFirstAccount(token, { ...answer(), password: 'ana rivera' })).rejects.toMatchObject({
    code: 'invalid',
  })
  await assertFirstAccountLink(token)
})
