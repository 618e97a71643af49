import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { db } from '#app/platform/db.server.ts'
import { buildInterest } from '#tests/factories/decisions.ts'
import { linkIn, mailsTo } from '#tests/factories/mails.ts'
import { buildGroup, buildOrganisation, buildPerson, buildSecretariat } from '#tests/factories/people.ts'
import { actorOf } from '#tests/factories/requests.ts'
import { buildRoundtable } from '#tests/factories/roundtables.ts'
import { unique } from '#tests/factories/unique.ts'
import { acceptInterest, declineInterest } from './decisions.server.ts'
import { makeFormStamp } from './form-stamp.server.ts'
import { interestFor, listInterests } from './interests.queries.server.ts'
import { registerInterest } from './registration.server.ts'

const secretariat = async () => actorOf(await buildSecretariat())
const earlier = () => makeFormStamp(Date.now() - 60_000)

async function sent() {
  const group = await buildGroup()
  const input = {
    organisationName: unique('Fund'),
    groupId: group.id,
    country: 'PT',
    website: undefined,
    name: 'Oriol Tamsin',
    jobTitle: undefined,
    email: `${unique('oriol')}@example.org`,
    motivation: 'We fund night buses.',
    availability: 'yes' as const,
    consent: 'on' as const,
    summaryByMail: undefined,
  }
  return { input, sender: { stamp: earlier(), language: 'fr' as const, address: randomUUID(), suspected: false } }
}

describe('registering an interest', () => {
  it('keeps it once, however often the same form is sent, with one copy to the sender', async () => {
    const { input, sender } = await sent()
    await Promise.all([registerInterest(sender, input), registerInterest(sender, input)])
    await registerInterest(sender, input)
    expect(await db.interest.findMany({ where: { email: input.email } })).toHaveLength(1)
    expect(await mailsTo(input.email)).toMatchObject([{ template: 'interest-copy', language: 'fr' }])
  })

  it('keeps the later words of a form that is sent again after a step back, and says so to its sender', async () => {
    const { input, sender } = await sent()
    await registerInterest(sender, input)
    await registerInterest(sender, { ...input, motivation: 'We fund night buses and ferries.' })
    const kept = await db.interest.findMany({ where: { email: input.email } })
    expect(kept).toMatchObject([{ motivation: 'We fund night buses and ferries.', state: 'new' }])
    expect(await mailsTo(input.email)).toMatchObject([
      { template: 'interest-copy' },
      { values: { motivation: 'We fund night buses and ferries.' } },
    ])
    const events = await db.event.findMany({ where: { subjectId: kept[0]!.id }, orderBy: { at: 'asc' } })
    expect(events.map(({ name }) => name)).toEqual(['interest.registered', 'interest.corrected'])
  })

  it('changes nothing that was decided on, and asks to send a new form', async () => {
    const { input, sender } = await sent()
    await registerInterest(sender, input)
    await db.interest.updateMany({ where: { email: input.email }, data: { state: 'declined' } })
    await expect(registerInterest(sender, { ...input, name: 'Another' })).rejects.toMatchObject({
      messageKey: 'interest.decided-meanwhile',
    })
    expect(await db.interest.findMany({ where: { email: input.email } })).toMatchObject([{ name: 'Oriol Tamsin' }])
  })

  it('keeps what a script may have sent, marked, and mails nobody', async () => {
    const { input, sender } = await sent()
    await registerInterest({ ...sender, suspected: true }, input)
    expect(await db.interest.findMany({ where: { email: input.email } })).toMatchObject([{ suspected: true }])
    expect(await mailsTo(input.email)).toEqual([])
  })

  it('tells the secretariat, with a link to the record', async () => {
    const person = await buildSecretariat()
    const { input, sender } = await sent()
    await registerInterest(sender, input)
    const mail = (await mailsTo(person.email)).find(({ values }) => values.organisation === input.organisationName)
    expect(linkIn(mail)).toMatch(/^http:\/\/roundtable\.test\/secretariat\/interests\//)
  })

  it.each(['', 'forged.stamp.here', makeFormStamp(Date.now() - 25 * 3_600_000)])(
    'asks to send again with the stamp %j',
    async (stamp) => {
      const { input, sender } = await sent()
      await expect(registerInterest({ ...sender, stamp }, input)).rejects.toMatchObject({
        messageKey: 'interest.send-again',
      })
    },
  )

  it('does not fill a mailbox that somebody types again and again', async () => {
    const { input, sender } = await sent()
    for (let round = 0; round < 6; round += 1) await registerInterest({ ...sender, stamp: earlier() }, input)
    expect((await mailsTo(input.email)).length).toBeLessThanOrEqual(3)
    expect(await db.interest.count({ where: { email: input.email } })).toBe(6)
  })

  it('refuses a group that does not exist', async () => {
    const { input, sender } = await sent()
    await expect(registerInterest(sender, { ...input, groupId: randomUUID() })).rejects.toMatchObject({
      messageKey: 'interest.group-missing',
    })
  })
})

describe('accepting an interest', () => {
  it('makes organisation, person, seat and invitation in one act', async () => {
    const [actor, interest, roundtable] = await Promise.all([secretariat(), buildInterest(), buildRoundtable()])
    await acceptInterest(actor, interest, { organisationId: 'new', roundtableId: roundtable.id, role: 'participant' })
    const decided = await db.interest.findUniqueOrThrow({ where: { id: interest.id } })
    expect(decided).toMatchObject({ state: 'accepted', decidedById: actor.personId })
    const seat = await db.membership.findFirst({
      where: { roundtableId: roundtable.id },
      include: { person: true, organisation: true },
    })
    expect(seat).toMatchObject({
      role: 'participant',
      personId: decided.personId,
      person: { email: interest.email },
      organisation: { id: decided.organisationId, name: interest.organisationName, groupId: interest.groupId },
    })
    expect(await mailsTo(interest.email)).toMatchObject([{ template: 'invitation-to-roundtable', language: 'fr' }])
    expect(await db.event.findMany({ where: { subjectId: interest.id } })).toMatchObject([
      { name: 'interest.accepted' },
    ])
  })

  it('makes no second organisation of the same name', async () => {
    const known = await buildOrganisation({ name: unique('Métropole d’Étang') })
    const interest = await buildInterest({
      organisationName: known.name.normalize('NFD').toUpperCase().replace(/ /g, '\u00a0'),
    })
    const accepted = acceptInterest(await secretariat(), interest, {
      organisationId: 'new',
      roundtableId: (await buildRoundtable()).id,
      role: 'participant',
    })
    await expect(accepted).rejects.toMatchObject({ messageKey: 'interest.organisation-exists' })
    expect(await db.interest.findUnique({ where: { id: interest.id } })).toMatchObject({ state: 'new' })
  })

  it('joins an organisation and an account that exist already', async () => {
    const [actor, roundtable, organisation] = await Promise.all([secretariat(), buildRoundtable(), buildOrganisation()])
    const person = await buildPerson({ passwordHash: 'set' })
    const interest = await buildInterest({ email: person.email })
    await acceptInterest(actor, interest, {
      organisationId: organisation.id,
      roundtableId: roundtable.id,
      role: 'observer',
    })
    expect(await db.membership.findFirst({ where: { personId: person.id } })).toMatchObject({
      organisationId: organisation.id,
      role: 'observer',
    })
    expect(await mailsTo(person.email)).toMatchObject([{ template: 'seat-added' }])
  })

  it('does it once for two at the same moment, and quietly nothing for the same decision again', async () => {
    const [actor, interest, roundtable] = await Promise.all([secretariat(), buildInterest(), buildRoundtable()])
    const accept = () =>
      acceptInterest(actor, interest, { organisationId: 'new', roundtableId: roundtable.id, role: 'participant' })
    await Promise.all([accept(), accept()])
    await accept()
    expect(await db.organisation.count({ where: { name: interest.organisationName } })).toBe(1)
    expect(await mailsTo(interest.email)).toHaveLength(1)
  })

  it('leaves nothing behind when a part of it fails', async () => {
    const [actor, interest, closed] = await Promise.all([
      secretariat(),
      buildInterest(),
      buildRoundtable({ state: 'closed' }),
    ])
    const accept = acceptInterest(actor, interest, {
      organisationId: 'new',
      roundtableId: closed.id,
      role: 'participant',
    })
    await expect(accept).rejects.toMatchObject({ messageKey: 'interest.roundtable-missing' })
    expect(await db.interest.findUnique({ where: { id: interest.id } })).toMatchObject({ state: 'new' })
    expect(await db.organisation.count({ where: { name: interest.organisationName } })).toBe(0)
    expect(await db.person.count({ where: { email: interest.email } })).toBe(0)
  })
})

describe('declining an interest', () => {
  it('mails the reason in the sender’s language and is final', async () => {
    const [actor, interest, roundtable] = await Promise.all([secretariat(), buildInterest(), buildRoundtable()])
    await declineInterest(actor, interest, { reason: 'Le groupe est complet.' })
    await declineInterest(actor, interest, { reason: 'Le groupe est complet.' })
    expect(await mailsTo(interest.email)).toMatchObject([
      { template: 'interest-declined', language: 'fr', values: { reason: 'Le groupe est complet.' } },
    ])
    const accept = acceptInterest(actor, interest, {
      organisationId: 'new',
      roundtableId: roundtable.id,
      role: 'participant',
    })
    await expect(accept).rejects.toMatchObject({ code: 'conflict', messageKey: 'interest.already-decided' })
  })
})

describe('whoever is not of the secretariat', () => {
  it('neither lists, reads nor decides', async () => {
    const [actor, interest] = [await actorOf(await buildPerson()), await buildInterest()]
    const forbidden = { code: 'forbidden' }
    await expect(listInterests(actor, {})).rejects.toMatchObject(forbidden)
    await expect(interestFor(actor, interest.id)).rejects.toMatchObject(forbidden)
    await expect(declineInterest(actor, interest, { reason: 'x' })).rejects.toMatchObject(forbidden)
  })
})
