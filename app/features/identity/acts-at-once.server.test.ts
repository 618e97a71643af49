import { describe, expect, it } from 'vitest'
import { roundtableFor } from '#app/features/access/standing.server.ts'
import { castVote } from '#app/features/ballots/ballots.server.ts'
import { addComment } from '#app/features/comments/comments.server.ts'
import { proposeIndicator } from '#app/features/indicators/indicators.server.ts'
import { changeMembership, endMembership } from '#app/features/members/memberships.server.ts'
import { db } from '#app/platform/db.server.ts'
import { actorFromCookie, createSession } from '#app/platform/session.server.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import { buildBallot } from '#tests/factories/decisions.ts'
import { linkIn, mailsTo } from '#tests/factories/mails.ts'
import { buildOrganisation, buildPerson, buildSecretariat } from '#tests/factories/people.ts'
import { actorOf, cookieOf } from '#tests/factories/requests.ts'
import { buildMember, buildRoundtable, buildSection } from '#tests/factories/roundtables.ts'
import { ballotFor, indicatorsPlace, membershipFor, threadFor } from '#tests/factories/subjects.ts'
import { unique } from '#tests/factories/unique.ts'
import { databaseKind } from '#tests/setup/database-kind.ts'
import { acceptInvitation } from './invitation-answer.server.ts'
import { inviteAgain, invitePerson } from './invitations.server.ts'
import { requestPasswordReset, resetPassword } from './password-reset.server.ts'
import { hashPassword } from './passwords.server.ts'
import { disablePerson } from './people.server.ts'
import { changePassword } from './profile.server.ts'
import { signIn } from './sign-in.server.ts'

// What was true when it was looked up is true when it is acted on, or nothing happens.

const OLD = 'nine bridges and a ferry'
const NEW = 'a whole new sentence'
const request = () => new Request('http://roundtable.test/sign-in')
const cookieIn = (headers: Headers) => headers.get('Set-Cookie')?.split(';')[0] ?? ''
const refused = { code: 'invalid', messageKey: 'identity.sign-in-refused' }

async function withPassword() {
  return buildPerson({ passwordHash: await hashPassword(OLD) })
}

const resetLinkOf = async (email: string) => {
  await requestPasswordReset({ email, address: unique('address') })
  return (
    linkIn((await mailsTo(email)).at(-1))
      .split('/')
      .at(-1) ?? ''
  )
}

describe('a sign-in whose password was checked', () => {
  const between: [string, (person: { id: string; email: string }) => Promise<unknown>][] = [
    [
      'changes the password',
      async (person) =>
        changePassword(await actorOf(await db.person.findUniqueOrThrow({ where: { id: person.id } })), {
          present: OLD,
          password: NEW,
        }),
    ],
    ['resets the password', async (person) => resetPassword(await resetLinkOf(person.email), { password: NEW })],
    ['shuts the person out', async (person) => disablePerson(await actorOf(await buildSecretariat()), person)],
  ]

  it.each(between)('opens no session when somebody %s before it is made', async (_, act) => {
    const person = await withPassword()
    const proof = await signIn({ email: person.email, password: OLD, address: unique('address') })
    await act(person)
    await expect(createSession(proof.personId, request(), proof.passwordHash)).rejects.toMatchObject(refused)
  })

  it.each(between)('leaves no session alive when somebody %s at the same moment', async (_, act) => {
    const person = await withPassword()
    const { passwordHash } = await signIn({ email: person.email, password: OLD, address: unique('address') })
    const signingIn = Array.from({ length: 6 }, () =>
      createSession(person.id, request(), passwordHash).then(cookieIn, () => null),
    )
    const [cookies] = await Promise.all([Promise.all(signingIn), act(person)])
    for (const cookie of cookies) expect(await actorFromCookie(cookie)).toBeNull()
  })

  it('does not bring the old password back by making its hash anew', async () => {
    const person = await buildPerson({
      passwordHash: await (
        await import('@node-rs/argon2')
      ).hash(OLD, { memoryCost: 8192, timeCost: 1, parallelism: 1 }),
    })
    const token = await resetLinkOf(person.email)
    await Promise.all([
      signIn({ email: person.email, password: OLD, address: unique('address') }).catch(() => null),
      resetPassword(token, { password: NEW }),
    ])
    expect(await signIn({ email: person.email, password: NEW, address: unique('address') })).toMatchObject({
      personId: person.id,
    })
  })
})

describe('a change of password', () => {
  it('happens once of two that were asked for with the same old one', async () => {
    const person = await withPassword()
    const [mine, thief] = await Promise.all([actorOf(person), actorOf(person)])
    const both = await Promise.allSettled([
      changePassword(mine, { present: OLD, password: NEW }),
      changePassword(thief, { present: OLD, password: 'a thief’s own sentence' }),
    ])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('does not undo a reset that came first, nor act for a session that has ended', async () => {
    const person = await withPassword()
    const actor = await actorOf(person)
    await resetPassword(await resetLinkOf(person.email), { password: NEW })
    await expect(changePassword(actor, { present: NEW, password: 'a thief’s own sentence' })).rejects.toMatchObject({
      code: 'signed-out',
    })
  })
})

describe('an invitation', () => {
  it('makes one person and one seat of two sent at the same moment', async () => {
    const [secretariat, roundtable, organisation] = await Promise.all([
      buildSecretariat(),
      buildRoundtable(),
      buildOrganisation(),
    ])
    const actor = await actorOf(secretariat)
    const input = {
      email: `${unique('twice')}@example.org`,
      name: 'Ana',
      language: 'en' as const,
      organisationId: organisation.id,
      role: 'participant' as const,
    }
    const place = await roundtableFor(actor, roundtable.id, 'manage-members')
    const outcomes = await Promise.allSettled([invitePerson(actor, place, input), invitePerson(actor, place, input)])
    const failures = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []))
    expect(failures).toEqual([expect.objectContaining({ code: 'conflict', messageKey: 'identity.already-member' })])
    expect(await db.person.count({ where: { email: input.email } })).toBe(1)
  })

  it('is answered or sent once more, never both', async () => {
    const [secretariat, roundtable, organisation] = await Promise.all([
      buildSecretariat(),
      buildRoundtable(),
      buildOrganisation(),
    ])
    const actor = await actorOf(secretariat)
    const email = `${unique('again')}@example.org`
    const place = await roundtableFor(actor, roundtable.id, 'manage-members')
    const { personId } = await invitePerson(actor, place, {
      email,
      name: 'Ana',
      language: 'en',
      organisationId: organisation.id,
    })
    const token =
      linkIn((await mailsTo(email)).at(-1))
        .split('/')
        .at(-1) ?? ''
    await Promise.allSettled([
      acceptInvitation(token, { name: 'Ana', password: OLD, language: 'en' }),
      inviteAgain(actor, { id: personId }),
    ])
    const { passwordHash } = await db.person.findUniqueOrThrow({ where: { id: personId } })
    expect(await db.token.count({ where: { personId, usedAt: null } })).toBe(passwordHash ? 0 : 1)
  })
})

describe('a seat that ended after it was looked up', () => {
  async function scene() {
    const roundtable = await buildRoundtable()
    const [member, chair] = await Promise.all([
      buildMember({ roundtable }),
      buildMember({ roundtable, role: 'moderator' }),
    ])
    const [actor, leader] = await Promise.all([actorOf(member.person), actorOf(chair.person)])
    const end = async () => endMembership(await membershipFor(leader, roundtable.id, member.membership.id))
    return { roundtable, member, chair, actor, leader, end }
  }

  it('casts no vote', async () => {
    const { roundtable, actor, end } = await scene()
    const ballot = await buildBallot({ roundtable })
    const subject = await ballotFor(actor, roundtable.id, ballot.id, 'vote')
    await end()
    await expect(castVote(actor, subject, { relevance: 5, feasibility: 5 })).rejects.toMatchObject({
      code: 'forbidden',
    })
    expect(await db.vote.count({ where: { ballotId: ballot.id } })).toBe(0)
  })

  it('writes no comment', async () => {
    const { roundtable, member, actor, end } = await scene()
    const section = await buildSection({ roundtable })
    const author = {
      personId: member.person.id,
      organisationId: member.organisation.id,
      groupId: member.organisation.groupId,
    }
    const thread = await db.commentThread.create({
      data: { sectionId: section.id, quote: '', comments: { create: { body: 'First', ...author } } },
    })
    const subject = await threadFor(actor, roundtable.id, thread.id, 'reply')
    await end()
    await expect(addComment(actor, subject, { body: 'Second' })).rejects.toMatchObject({ code: 'forbidden' })
    expect(await db.comment.count({ where: { threadId: thread.id } })).toBe(1)
  })

  it('proposes nothing, whether the seat or the person went, and does not act in a role it no longer has', async () => {
    const propose = async (spoil: (all: Awaited<ReturnType<typeof scene>>) => Promise<unknown>) => {
      const all = await scene()
      const place = await indicatorsPlace(all.actor, all.roundtable.id, 'propose')
      await spoil(all)
      const input = {
        name: 'Trips',
        definition: 'How many',
        unit: 'trips',
        place: '',
        rationale: '',
        formula: '',
        source: '',
        licence: '',
        frequency: '',
        direction: 'none',
        disaggregation: [],
        limits: '',
      }
      return proposeIndicator(all.actor, place, input as never).then(
        () => 'proposed',
        (error: { code: string }) => error.code,
      )
    }
    expect(await propose(({ end }) => end())).toBe('forbidden')
    expect(
      await propose(async ({ member }) => disablePerson(await actorOf(await buildSecretariat()), member.person)),
    ).toBe('forbidden')
    const demote = async ({ leader, roundtable, member }: Awaited<ReturnType<typeof scene>>) =>
      changeMembership(await membershipFor(leader, roundtable.id, member.membership.id), {
        role: 'observer',
        organisationId: member.organisation.id,
      })
    expect(await propose(demote)).toBe('conflict')
    expect(await propose(async () => undefined)).toBe('proposed')
  })

  it('is ended by one of two moderators who end each other’s, without an error of the database', async () => {
    const roundtable = await buildRoundtable()
    const [one, two] = await Promise.all([
      buildMember({ roundtable, role: 'moderator' }),
      buildMember({ roundtable, role: 'moderator' }),
    ])
    const secretariat = await actorOf(await buildSecretariat())
    const actors = await Promise.all([actorOf(one.person), actorOf(two.person)])
    const subjects = [
      await membershipFor(secretariat, roundtable.id, two.membership.id),
      await membershipFor(secretariat, roundtable.id, one.membership.id),
    ]
    const standings = [one, two].map(({ person, membership, organisation }) => ({
      personId: person.id,
      secretariat: false,
      seat: {
        membershipId: membership.id,
        roundtableId: roundtable.id,
        role: 'moderator' as const,
        personId: person.id,
        organisationId: organisation.id,
        groupId: organisation.groupId,
      },
    }))
    const outcomes = await Promise.allSettled(
      actors.map((_, at) => endMembership({ ...subjects[at]!, standing: standings[at]! })),
    )
    const codes = outcomes.map((outcome) =>
      outcome.status === 'fulfilled' ? 'ended' : (outcome.reason as { code: string }).code,
    )
    expect(codes.sort()).toEqual(['ended', 'forbidden'])
  })
})

it('what the database gives up is tried again, and recorded once', async () => {
  const person = await buildPerson()
  const [one, two] = await Promise.all([buildPerson(), buildPerson()])
  let meet!: () => void
  const met = new Promise<void>((resolve) => (meet = resolve))
  let waiting = 0
  const cross = (first: string, second: string) =>
    transaction(async (tx, record) => {
      await tx.person.update({ where: { id: first }, data: { name: 'Crossed' } })
      if (++waiting === 2) meet()
      // On the embedded database they come one after the other and cannot meet.
      if (databaseKind === 'PostgreSQL') await met
      await tx.person.update({ where: { id: second }, data: { name: 'Crossed' } })
      await record({ name: 'profile.changed', personId: person.id, subjectId: person.id })
    })
  await Promise.all([cross(one.id, two.id), cross(two.id, one.id)])
  expect(await db.event.count({ where: { subjectId: person.id } })).toBe(2)
})

it('the cookie of a person who was shut out opens nothing', async () => {
  const person = await withPassword()
  const cookie = await cookieOf(person)
  await db.person.update({ where: { id: person.id }, data: { disabledAt: new Date() } })
  expect(await actorFromCookie(cookie)).toBeNull()
})
