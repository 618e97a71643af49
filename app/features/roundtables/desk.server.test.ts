import { expect, it } from 'vitest'
import { openBallot } from '#app/features/ballots/ballots.server.ts'
import { db } from '#app/platform/db.server.ts'
import { buildBallot, buildIndicator, RATING_SETTINGS } from '#tests/factories/decisions.ts'
import { buildSecretariat } from '#tests/factories/people.ts'
import { actorOf } from '#tests/factories/requests.ts'
import { buildMember } from '#tests/factories/roundtables.ts'
import { subjectToOpen } from '#tests/factories/subjects.ts'
import { addRoundtable, changeRoundtable, roundtableAtDesk } from './desk.server.ts'
import { type RoundtableInput, roundtableSchema } from './roundtable.schema.ts'

const input = (more: Partial<RoundtableInput> = {}): RoundtableInput => ({
  titleEn: 'Water',
  titleFr: 'L’eau',
  summaryEn: 'Sharing a river',
  summaryFr: 'Partager un fleuve',
  framework: 'River charter',
  state: 'running',
  ...more,
})

it('makes roundtables with numbers of their own, an empty framework and nobody in them', async () => {
  const actor = await actorOf(await buildSecretariat())
  const made = await Promise.all([
    addRoundtable(actor, input()),
    addRoundtable(actor, input({ startsOn: '2027-01-31' })),
    addRoundtable(actor, input()),
  ])
  expect(new Set(made.map(({ number }) => number)).size).toBe(3)
  expect(await roundtableAtDesk(actor, made[1].id)).toMatchObject({
    title: { en: 'Water', fr: 'L’eau' },
    framework: 'River charter',
    startsOn: '2027-01-31',
    endsOn: '',
  })
  expect(await db.membership.count({ where: { roundtableId: made[0].id } })).toBe(0)
  expect(await db.event.count({ where: { name: 'roundtable.created', roundtableId: made[0].id } })).toBe(1)
})

it('changes what a roundtable is called and where it stands, but closes none with an open ballot', async () => {
  const actor = await actorOf(await buildSecretariat())
  const member = await buildMember({ role: 'moderator' })
  const { roundtable } = member
  const indicator = await buildIndicator({ roundtable })
  const ballot = await buildBallot({ indicator, roundtable, openedBy: member.person })
  await expect(changeRoundtable(actor, roundtable, input({ state: 'closed' }))).rejects.toMatchObject({
    code: 'conflict',
    messageKey: 'secretariat.roundtable-ballots',
  })
  await db.ballot.update({ where: { id: ballot.id }, data: { state: 'closed', closedAt: new Date() } })
  await changeRoundtable(actor, roundtable, input({ state: 'closed', titleEn: 'Rivers' }))
  expect(await roundtableAtDesk(actor, roundtable.id)).toMatchObject({
    state: 'closed',
    title: { en: 'Rivers' },
    framework: 'River charter',
  })
})

it('no ballot is opened by who found the roundtable open while it was being closed', async () => {
  const { person, roundtable } = await buildMember({ role: 'moderator' })
  const moderator = await actorOf(person)
  const subject = await subjectToOpen(moderator, roundtable.id, {
    type: 'indicator',
    id: (await buildIndicator({ roundtable })).id,
  })
  await changeRoundtable(await actorOf(await buildSecretariat()), roundtable, input({ state: 'closed' }))
  await expect(openBallot(moderator, subject, { method: 'rating', settings: RATING_SETTINGS })).rejects.toMatchObject({
    code: 'closed',
  })
})

it('is for the secretariat', async () => {
  const { person, roundtable } = await buildMember({ role: 'moderator' })
  const actor = await actorOf(person)
  for (const act of [
    () => addRoundtable(actor, input()),
    () => changeRoundtable(actor, roundtable, input()),
    () => roundtableAtDesk(actor, roundtable.id),
  ]) {
    await expect(act()).rejects.toMatchObject({ code: 'forbidden' })
  }
})

it.each([
  [{ startsOn: '2027-02-01', endsOn: '2027-01-31' }, 'endsOn'],
  [{ titleFr: '\u200D' }, 'titleFr'],
  [{ startsOn: '31/01/2027' }, 'startsOn'],
])('refuses %j', (more, field) => {
  expect(roundtableSchema.safeParse({ ...input(), ...more }).error?.issues[0]?.path).toEqual([field])
})
