import { beforeEach, describe, expect, it } from 'vitest'
import { db } from '#app/platform/db.server.ts'
import type { Ballot, Indicator, Roundtable } from '#app/platform/prisma/client.ts'
import { buildIndicator, rewordIndicator } from '#tests/factories/decisions.ts'
import { actorOf } from '#tests/factories/requests.ts'
import { buildMember, buildRoundtable, type Member } from '#tests/factories/roundtables.ts'
import { ballotFor, subjectToOpen } from '#tests/factories/subjects.ts'
import { openBallot } from '../ballots.server.ts'
import { closeWhatIsDue } from '../closing.server.ts'
import { closingTimeSchema, moveClosing } from './closing-time.server.ts'
import { callOff, comingBallots, openNow, openWhatIsDue, scheduledFor } from './schedule.server.ts'
import type { StoredTerms } from './terms.policy.ts'

let roundtable: Roundtable
let moderator: Member
let member: Member
let indicator: Indicator

beforeEach(async () => {
  roundtable = await buildRoundtable()
  moderator = await buildMember({ roundtable, role: 'moderator' })
  member = await buildMember({ roundtable })
  indicator = await buildIndicator({ roundtable })
})

const SETTINGS = { threshold: 0.7, minimumTurnout: 0.5 }
const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000)
const plan = async (opensAt: Date | null = inSeconds(3600), closesAt: Date | null = null) => {
  const actor = await actorOf(moderator.person)
  const opening = await subjectToOpen(actor, roundtable.id, { type: 'indicator', id: indicator.id })
  return openBallot(actor, opening, { method: 'rating', settings: SETTINGS, opensAt, closesAt })
}
const view = async (who: Member, ballot: Ballot, purpose: 'view' | 'close' = 'view') =>
  ballotFor(await actorOf(who.person), roundtable.id, ballot.id, purpose)
const scheduled = async (ballot: Ballot) => {
  const { ballot: _, ...place } = await view(moderator, await anyOpen())
  return scheduledFor(place, ballot.id)
}
/** Some ballot of the same table, from which its moderator's standing is taken. */
const anyOpen = async () => {
  const other = await buildIndicator({ roundtable })
  const actor = await actorOf(moderator.person)
  const opening = await subjectToOpen(actor, roundtable.id, { type: 'indicator', id: other.id })
  return openBallot(actor, opening, { method: 'rating', settings: SETTINGS })
}
const timeComes = (ballot: Ballot) =>
  db.$executeRaw`UPDATE "Ballot" SET "opensAt" = clock_timestamp() - interval '1 second' WHERE "id" = ${ballot.id}::uuid`
const stateOf = async ({ id }: Ballot) => (await db.ballot.findUnique({ where: { id } }))?.state
const events = async ({ id }: Ballot) =>
  (await db.event.findMany({ where: { subjectId: id }, orderBy: { at: 'asc' } })).map(({ name }) => name)

describe('a ballot with an opening time', () => {
  it('is announced and nothing else, until it opens by itself on the words of that moment, once', async () => {
    const ballot = await plan()
    expect(await comingBallots(roundtable.id)).toMatchObject([{ id: ballot.id, code: indicator.code }])
    await expect(view(member, ballot)).rejects.toMatchObject({ code: 'not-found' })
    expect(await openWhatIsDue()).toBe(0)
    const reworded = await rewordIndicator(indicator)
    await timeComes(ballot)
    await Promise.all([openWhatIsDue(), openWhatIsDue()])
    const opened = (await view(member, ballot)).ballot
    expect(opened).toMatchObject({ state: 'open', round: 1, wording: { version: 2, definition: reworded.definition } })
    expect(opened.openedAt.getTime()).toBeGreaterThan(ballot.openedAt.getTime())
    expect(await events(ballot)).toEqual(['ballot.scheduled', 'ballot.opened'])
    expect(await comingBallots(roundtable.id)).toEqual([])
  })

  it('is opened before its time, or called off; what is done is done once', async () => {
    const ballot = await plan()
    const subject = await scheduled(ballot)
    const actor = await actorOf(moderator.person)
    await openNow(actor, subject)
    expect(await db.ballot.findUnique({ where: { id: ballot.id } })).toMatchObject({ state: 'open', opensAt: null })
    await expect(openNow(actor, subject)).rejects.toMatchObject({ messageKey: 'ballots.opened-already' })
    await expect(callOff(actor, subject)).rejects.toMatchObject({ messageKey: 'ballots.opened-already' })
    indicator = await buildIndicator({ roundtable })
    const other = await plan()
    const second = await scheduled(other)
    await callOff(actor, second)
    expect(await stateOf(other)).toBeUndefined()
    await expect(openNow(actor, second)).rejects.toMatchObject({ messageKey: 'ballots.called-off-already' })
    expect(await events(other)).toEqual(['ballot.scheduled', 'ballot.called-off'])
  })

  it('is one a subject, and opens as the round that is next by then', async () => {
    const ballot = await plan()
    await expect(plan()).rejects.toMatchObject({ messageKey: 'ballots.prepared-already' })
    const first = await plan(null, inSeconds(3600))
    expect(first.round).toBe(1)
    await db.ballot.update({ where: { id: first.id }, data: { closesAt: inSeconds(-1) } })
    await closeWhatIsDue()
    await db.ballotClosing.update({ where: { ballotId: first.id }, data: { resultAt: inSeconds(-1) } })
    await timeComes(ballot)
    await openWhatIsDue()
    expect(await db.ballot.findUnique({ where: { id: ballot.id } })).toMatchObject({ state: 'open', round: 2 })
  })

  it.each([
    ['another is open on it', async () => void (await plan(null))],
    [
      'its record is in the bin',
      async () =>
        void (await db.indicator.update({
          where: { id: indicator.id },
          data: { removedAt: new Date(), removedById: moderator.person.id },
        })),
    ],
    [
      'the roundtable is closed',
      async () => void (await db.roundtable.update({ where: { id: roundtable.id }, data: { state: 'closed' } })),
    ],
  ])('is called off by itself where %s', async (_what, happens) => {
    const ballot = await plan()
    await happens()
    await timeComes(ballot)
    await openWhatIsDue()
    expect(await stateOf(ballot)).toBeUndefined()
    expect((await events(ballot)).at(-1)).toBe('ballot.not-opened')
  })

  it('that is secret freezes who may vote as it opens', async () => {
    for (const _ of [1, 2, 3]) await buildMember({ roundtable })
    const actor = await actorOf(moderator.person)
    const opening = await subjectToOpen(actor, roundtable.id, { type: 'indicator', id: indicator.id })
    const secret = { smallestBucket: 5, sealed: false } as unknown as StoredTerms['secret']
    const asked = { method: 'rating', settings: SETTINGS, terms: { secret }, opensAt: inSeconds(3600) } as const
    const ballot = await openBallot(actor, opening, asked)
    expect(await db.ballotRoll.count({ where: { ballotId: ballot.id } })).toBe(0)
    await buildMember({ roundtable })
    await timeComes(ballot)
    expect(await openWhatIsDue()).toBe(1)
    expect(await db.ballotRoll.count({ where: { ballotId: ballot.id } })).toBe(6)
  })

  it('opens before it closes, by the database too', async () => {
    await expect(plan(inSeconds(3600), inSeconds(1800))).rejects.toMatchObject({ messageKey: 'ballots.closes-past' })
    await expect(plan(inSeconds(-5))).rejects.toMatchObject({ messageKey: 'ballots.closes-past' })
    const { id } = await plan()
    await expect(db.ballot.update({ where: { id }, data: { closesAt: new Date(Date.now() - 1000) } })).rejects.toThrow(
      /Ballot_opens_before_it_closes/,
    )
    await expect(db.ballot.update({ where: { id }, data: { opensAt: null } })).rejects.toThrow(
      /Ballot_prepared_in_session/,
    )
  })
})

describe('the closing time', () => {
  it('is moved while it is to come, with who did it on record', async () => {
    const ballot = await plan(null, inSeconds(3600))
    const subject = await view(moderator, ballot, 'close')
    const later = inSeconds(7200)
    expect(await moveClosing(subject, { closesAt: later })).toBe(true)
    expect(await moveClosing(subject, { closesAt: later })).toBe(false)
    await expect(moveClosing(subject, { closesAt: inSeconds(-1) })).rejects.toMatchObject({ code: 'invalid' })
    const event = await db.event.findFirstOrThrow({ where: { subjectId: ballot.id, name: 'ballot.closing-moved' } })
    expect(event).toMatchObject({ personId: moderator.person.id, data: { closesAt: later.getTime() } })
    await moveClosing(subject, { closesAt: null })
    expect((await view(member, ballot)).ballot.closesAt).toBeNull()
  })

  it('is not moved once it has come, though nothing has closed it yet', async () => {
    const ballot = await plan(null, inSeconds(3600))
    const subject = await view(moderator, ballot, 'close')
    await db.ballot.update({ where: { id: ballot.id }, data: { closesAt: inSeconds(-1) } })
    await expect(moveClosing(subject, { closesAt: inSeconds(60) })).rejects.toMatchObject({
      messageKey: 'ballots.closed-already',
    })
    await expect(view(member, ballot, 'close')).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('is read on the clock of whoever writes it, over the change of the hour', () => {
    const read = (zone: string, closesAt: string) => closingTimeSchema(zone).safeParse({ closesAt })
    expect(read('America/New_York', '2027-03-13T12:00').data?.closesAt).toEqual(new Date('2027-03-13T17:00:00Z'))
    expect(read('America/New_York', '2027-03-14T12:00').data?.closesAt).toEqual(new Date('2027-03-14T16:00:00Z'))
    expect(read('Asia/Kolkata', '2027-03-14T12:00').data?.closesAt).toEqual(new Date('2027-03-14T06:30:00Z'))
    expect(read('Europe/Paris', '2027-03-28T02:30').success).toBe(false)
    expect(read('Europe/Paris', '').data).toEqual({ closesAt: null })
  })
})
