import { beforeEach, describe, expect, it } from 'vitest'
import { roundtableFor } from '#app/features/access/standing.server.ts'
import { db } from '#app/platform/db.server.ts'
import { actorFromCookie } from '#app/platform/session.server.ts'
import { linkIn, mailsTo } from '#tests/factories/mails.ts'
import { buildOrganisation, buildPerson, buildSecretariat } from '#tests/factories/people.ts'
import { actorOf, cookieOf } from '#tests/factories/requests.ts'
import { buildMember, buildRoundtable } from '#tests/factories/roundtables.ts'
import { unique } from '#tests/factories/unique.ts'
import { countGuess, forgetGuesses } from './guess-delay.server.ts'
import { acceptInvitation, invitationFor } from './invitation-answer.server.ts'
import { invitePerson } from './invitations.server.ts'
import { requestPasswordReset, resetPassword } from './password-reset.server.ts'
import { hashPassword } from './passwords.server.ts'
import { disablePerson, enablePerson } from './people.server.ts'
import { changePassword } from './profile.server.ts'
import { signIn } from './sign-in.server.ts'

const PASSWORD = 'nine bridges and a ferry'
const refused = { code: 'invalid', messageKey: 'identity.sign-in-refused' }
const answer = { name: 'Ana Rivera', password: PASSWORD, language: 'fr' as const }

async function withPassword(given: Parameters<typeof buildPerson>[0] = {}) {
  return buildPerson({ ...given, passwordHash: await hashPassword(PASSWORD) })
}
const from = (address: string) => ({ address })

describe('signing in', () => {
  it('finds the person of a mail and its password', async () => {
    const person = await withPassword()
    expect(await signIn({ email: person.email, password: PASSWORD, ...from('a') })).toMatchObject({
      personId: person.id,
    })
  })

  it('answers an unknown mail, a wrong password, an open invitation and a disabled person alike', async () => {
    const [known, invited, disabled] = await Promise.all([
      withPassword(),
      buildPerson(),
      withPassword({ disabledAt: new Date() }),
    ])
    const tries = [
      { email: `${unique('nobody')}@example.org`, password: PASSWORD },
      { email: known.email, password: 'not it at all' },
      { email: invited.email, password: PASSWORD },
      { email: disabled.email, password: PASSWORD },
    ]
    for (const one of tries) await expect(signIn({ ...one, ...from('b') })).rejects.toMatchObject(refused)
  })

  it('stops guessing from one address and leaves the owner in from another', async () => {
    const person = await withPassword()
    const guess = () => signIn({ email: person.email, password: 'a guess', ...from('stranger') })
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => guess().catch((error: { code: string }) => error.code)),
    )
    expect(new Set(answers)).toEqual(new Set(['invalid', 'too-many']))
    expect(await signIn({ email: person.email, password: PASSWORD, ...from('home') })).toMatchObject({
      personId: person.id,
    })
  }, 30_000)

  it('lets a room that shares one address in', async () => {
    const passwordHash = await hashPassword(PASSWORD)
    const people = await Promise.all(Array.from({ length: 40 }, () => buildPerson({ passwordHash })))
    const entered = await Promise.all(people.map(({ email }) => signIn({ email, password: PASSWORD, ...from('room') })))
    expect(entered.map(({ personId }) => personId)).toEqual(people.map(({ id }) => id))
  })

  const delays = [0, 0, 0, 0, 0, 250, 500, 1000, 2000, 4000, 8000, 8000]
  const byLength = (a: number, b: number) => a - b

  it('makes each guess at an account slower, whether they come one after another or at once', async () => {
    const [account, other] = [unique('slowly'), unique('at-once')]
    const slowly: number[] = []
    for (const _ of delays) slowly.push(await countGuess(account))
    expect(slowly).toEqual(delays)
    expect((await Promise.all(delays.map(() => countGuess(other)))).sort(byLength)).toEqual(delays)
  })

  it('refuses no guess, however many strangers made, and begins anew after the right password', async () => {
    const account = unique('beleaguered')
    const many = await Promise.all(Array.from({ length: 1000 }, () => countGuess(account)))
    expect(Math.max(...many)).toBe(8000)
    await forgetGuesses(account)
    expect(await countGuess(account)).toBe(0)
  })
})

describe('an invitation', () => {
  let email: string
  beforeEach(() => {
    email = `${unique('invited')}@example.org`
  })

  async function invite() {
    const [secretariat, roundtable, organisation] = await Promise.all([
      buildSecretariat(),
      buildRoundtable(),
      buildOrganisation(),
    ])
    const actor = await actorOf(secretariat)
    const input = {
      email,
      name: 'Ana',
      language: 'fr' as const,
      organisationId: organisation.id,
      role: 'participant' as const,
    }
    const place = await roundtableFor(actor, roundtable.id, 'manage-members')
    return { actor, place, input, ...(await invitePerson(actor, place, input)) }
  }
  const mailedToken = async () =>
    linkIn((await mailsTo(email)).at(-1))
      .split('/')
      .at(-1) ?? ''

  it('makes the person, the seat and a mailed link, of which only a hash is kept', async () => {
    const { personId, place } = await invite()
    const token = await mailedToken()
    expect(token.length).toBeGreaterThanOrEqual(43)
    expect(await db.membership.findFirst({ where: { personId } })).toMatchObject({
      roundtableId: place.roundtable.id,
      role: 'participant',
    })
    const kept = await db.token.findMany({ where: { personId } })
    expect(JSON.stringify(kept)).not.toContain(token)
    expect(await invitationFor(token)).toMatchObject({ id: personId, email })
  })

  it('is no membership yet in the record; whoever has a password is a member from then on', async () => {
    const { actor, place, input } = await invite()
    const member = await withPassword()
    await invitePerson(actor, place, { ...input, email: member.email })
    const events = await db.event.findMany({ where: { roundtableId: place.roundtable.id }, orderBy: { at: 'asc' } })
    expect(events.map(({ name }) => name)).toEqual(['membership.invited', 'membership.begun'])
  })

  it('makes the account once', async () => {
    await invite()
    const token = await mailedToken()
    const { personId } = await acceptInvitation(token, answer)
    expect(await signIn({ email, password: PASSWORD, ...from('c') })).toMatchObject({ personId })
    await expect(acceptInvitation(token, { ...answer, password: 'another good password' })).rejects.toMatchObject({
      messageKey: 'identity.link-used',
    })
  })

  it('is spent by one of two answers at the same moment', async () => {
    await invite()
    const token = await mailedToken()
    const outcomes = await Promise.allSettled([acceptInvitation(token, answer), acceptInvitation(token, answer)])
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('keeps its link when the password is refused', async () => {
    await invite()
    const token = await mailedToken()
    await expect(acceptInvitation(token, { ...answer, password: 'password123' })).rejects.toMatchObject({
      messageKey: 'identity.password-common',
    })
    expect(await invitationFor(token)).toMatchObject({ email })
  })

  it('dies after seven days', async () => {
    const { personId } = await invite()
    const token = await mailedToken()
    await db.token.updateMany({ where: { personId }, data: { expiresAt: new Date(Date.now() - 1) } })
    await expect(invitationFor(token)).rejects.toMatchObject({ code: 'not-found' })
  })

  it('is not answered by a password reset', async () => {
    await invite()
    const before = (await mailsTo(email)).length
    await requestPasswordReset({ email, address: 'd' })
    expect(await mailsTo(email)).toHaveLength(before)
  })

  it('seats nobody twice', async () => {
    const { actor, place, input } = await invite()
    await expect(invitePerson(actor, place, input)).rejects.toMatchObject({
      code: 'conflict',
      messageKey: 'identity.already-member',
    })
  })

  it.each([
    ['moderator', 'participant', undefined],
    ['moderator', 'moderator', 'forbidden'],
    ['participant', 'observer', 'forbidden'],
    ['observer', 'observer', 'forbidden'],
  ] as const)('by a %s for a %s: %s', async (role, invited, code) => {
    const member = await buildMember({ role })
    const input = { email, name: 'Ana', language: 'en' as const, organisationId: member.organisation.id, role: invited }
    const actor = await actorOf(member.person)
    const outcome = await invitePerson(actor, await roundtableFor(actor, member.roundtable.id, 'view'), input).then(
      () => undefined,
      (error: { code: string }) => error.code,
    )
    expect(outcome).toBe(code)
  })
})

describe('a password', () => {
  it('is reset by a link that works once and ends every session', async () => {
    const person = await withPassword()
    const cookie = await cookieOf(person)
    await requestPasswordReset({ email: person.email, address: 'e' })
    const token =
      linkIn((await mailsTo(person.email)).at(-1))
        .split('/')
        .at(-1) ?? ''
    await resetPassword(token, { password: 'a whole new sentence' })
    expect(await actorFromCookie(cookie)).toBeNull()
    await expect(signIn({ email: person.email, password: PASSWORD, ...from('f') })).rejects.toMatchObject(refused)
    expect(await signIn({ email: person.email, password: 'a whole new sentence', ...from('f') })).toMatchObject({
      personId: person.id,
    })
    await expect(resetPassword(token, { password: 'yet another sentence' })).rejects.toMatchObject({
      messageKey: 'identity.link-used',
    })
  })

  it('is changed only with the present one, which ends the other sessions and voids mailed links', async () => {
    const person = await withPassword()
    await requestPasswordReset({ email: person.email, address: 'g' })
    const [mine, other] = [await cookieOf(person), await cookieOf(person)]
    const actor = await actorFromCookie(mine)
    if (!actor) throw new Error('not signed in')
    const wrong = changePassword(actor, { present: 'not it', password: 'a whole new sentence' })
    await expect(wrong).rejects.toMatchObject({ messageKey: 'identity.present-password-wrong' })
    await changePassword(actor, { present: PASSWORD, password: 'a whole new sentence' })
    expect([await actorFromCookie(mine), await actorFromCookie(other)]).toEqual([
      expect.objectContaining({ personId: person.id }),
      null,
    ])
    expect(await db.token.count({ where: { personId: person.id } })).toBe(0)
  })
})

describe('a person who is shut out', () => {
  it('has no session and no sign-in until let in again', async () => {
    const [secretariat, person] = await Promise.all([buildSecretariat(), withPassword()])
    const [actor, cookie] = [await actorOf(secretariat), await cookieOf(person)]
    await disablePerson(actor, person)
    expect(await actorFromCookie(cookie)).toBeNull()
    await expect(signIn({ email: person.email, password: PASSWORD, ...from('h') })).rejects.toMatchObject(refused)
    await enablePerson(actor, person)
    expect(await signIn({ email: person.email, password: PASSWORD, ...from('h') })).toMatchObject({
      personId: person.id,
    })
  })

  it('is not oneself', async () => {
    const secretariat = await buildSecretariat()
    await expect(disablePerson(await actorOf(secretariat), secretariat)).rejects.toMatchObject({ code: 'forbidden' })
  })
})
