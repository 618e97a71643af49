import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { db } from '#app/platform/db.server.ts'
import { onEvent, type RecordedEvent } from '#app/platform/events.server.ts'
import { canonicalJson } from '#app/shared/canonical-json.ts'
import { actorOf } from '#tests/factories/requests.ts'
import { buildMember } from '#tests/factories/roundtables.ts'
import { openSecretBallot } from '#tests/factories/secret-ballots.ts'
import { ballotFor } from '#tests/factories/subjects.ts'
import { databaseKind } from '#tests/setup/database-kind.ts'
import { ballotView } from '../ballots.queries.server.ts'
import { withdrawVote } from '../ballots.server.ts'
import { closeWhatIsDue, reopenBallot } from '../closing.server.ts'
import { answersTo } from '../counted-ballots.server.ts'
import { recountBundle } from '../recount/bundle.ts'
import { bundleOf } from '../recount/bundles.server.ts'
import { countOf } from '../recount/count-of.server.ts'
import { receiptHash } from './receipts.ts'
import { tellTurnouts } from './roll.server.ts'

const position = (at: number) => ['favour', 'favour', 'favour', 'live', 'abstain'][at % 5]!
const consent = (at: number) => ({ position: position(at), reason: '' })
const total = ({ turnout }: { turnout: { voted: number; eligible: number }[] }) => [
  turnout.reduce((sum, { voted }) => sum + voted, 0),
  turnout.reduce((sum, { eligible }) => sum + eligible, 0),
]
const sealedOf = (ballotId: string) => db.sealedVote.findMany({ where: { ballotId } })
const rollOf = (ballotId: string) => db.ballotRoll.findMany({ where: { ballotId } })

describe('a secret vote', () => {
  it('is final, is sealed in one length without a name, and nobody is told how or when', async () => {
    const table = await openSecretBallot()
    const events: RecordedEvent[] = []
    const stop = onEvent((event) => void events.push(event))
    const receipts = []
    for (const [at, seat] of table.seats.slice(0, 6).entries())
      receipts.push((await table.cast(seat, { position: 'object', reason: 'x'.repeat(at * 90) })).receipt)
    stop()
    expect(new Set(receipts).size).toBe(6)
    for (const receipt of receipts) expect(receipt).toMatch(/^[0-9a-f]{32}$/)
    await expect(table.cast(table.seats[0]!, consent(1))).rejects.toMatchObject({
      messageKey: 'ballots.voted-already',
    })
    const sealed = await sealedOf(table.ballot.id)
    expect(sealed).toHaveLength(6)
    expect(new Set(sealed.map((row) => row.sealed.length)).size).toBe(1)
    expect(Object.keys(sealed[0]!).sort()).toEqual(['ballotId', 'id', 'sealed'])
    expect(JSON.stringify(sealed.map((row) => Buffer.from(row.sealed).toString('latin1')))).not.toContain('object')
    expect(await db.vote.count({ where: { ballotId: table.ballot.id } })).toBe(0)
    expect(events).toEqual([])
    expect(await db.sentAct.count({ where: { personId: { in: table.seats.map((seat) => seat.personId) } } })).toBe(0)
  })

  it('counts once, however often it is sent, and a request sent again has the same receipt', async () => {
    const table = await openSecretBallot()
    const key = randomUUID()
    const [seat] = table.seats
    const times = databaseKind === 'PostgreSQL' ? 200 : 20
    const same = await Promise.all(Array.from({ length: times }, () => table.cast(seat!, consent(0), key)))
    expect(new Set(same.map(({ receipt }) => receipt)).size).toBe(1)
    const apart = await Promise.allSettled(
      Array.from({ length: 6 }, (_, at) => table.cast(table.seats[1]!, consent(at), randomUUID())),
    )
    expect(apart.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await sealedOf(table.ballot.id)).toHaveLength(2)
    expect((await rollOf(table.ballot.id)).filter((line) => line.cast)).toHaveLength(2)
  })

  it('is one of each voter, though all of them send three at once', async () => {
    const table = await openSecretBallot()
    const all = table.seats.flatMap((seat) => [0, 1, 2].map((at) => table.cast(seat, consent(at))))
    const taken = (await Promise.allSettled(all)).filter(({ status }) => status === 'fulfilled')
    expect([taken.length, (await sealedOf(table.ballot.id)).length]).toEqual([8, 8])
  })

  it('leaves no mark where it could not be kept, and can be sent again', async () => {
    const table = await openSecretBallot()
    await db.$executeRaw`CREATE FUNCTION refuse_sealed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the disk is full'; END $$`
    await db.$executeRaw`CREATE TRIGGER refuse_sealed BEFORE INSERT ON "SealedVote" FOR EACH ROW EXECUTE FUNCTION refuse_sealed()`
    const key = randomUUID()
    try {
      await expect(table.cast(table.seats[0]!, consent(0), key)).rejects.toThrow()
    } finally {
      await db.$executeRaw`DROP FUNCTION refuse_sealed CASCADE`
    }
    expect((await rollOf(table.ballot.id)).some((line) => line.cast || line.link)).toBe(false)
    await table.cast(table.seats[0]!, consent(0), key)
    expect(await sealedOf(table.ballot.id)).toHaveLength(1)
  })

  it('comes too late once the ballot is closed, with a key that was answered before too', async () => {
    const table = await openSecretBallot()
    const key = randomUUID()
    for (const [at, seat] of table.seats.slice(0, 5).entries())
      await table.cast(seat, consent(at), at ? undefined : key)
    await table.close()
    for (const seat of [table.seats[0]!, table.seats[7]!])
      await expect(table.cast(seat, consent(1), key)).rejects.toMatchObject({ messageKey: 'ballots.closed' })
  })

  it('can be replaced where that was chosen, and an older request does not come back', async () => {
    const table = await openSecretBallot({ secret: { changes: 'until-close' } })
    const [first, second] = [randomUUID(), randomUUID()]
    const [seat, ...others] = table.seats
    const before = await table.cast(seat!, { position: 'object', reason: 'No' }, first)
    const after = await table.cast(seat!, consent(0), second)
    expect(after.receipt).not.toBe(before.receipt)
    expect(await table.cast(seat!, { position: 'object', reason: 'No' }, first)).toMatchObject({ receipt: null })
    expect(await table.cast(seat!, consent(0), second)).toEqual(after)
    for (const other of others) await table.cast(other, consent(0))
    expect(await sealedOf(table.ballot.id)).toHaveLength(8)
    await table.close()
    const bundle = await bundleOf(await table.subject())
    expect(bundle.texts).toEqual([])
    expect(bundle.receipts).toContain(receiptHash(after.receipt!))
    expect(bundle.receipts).not.toContain(receiptHash(before.receipt!))
  })

  it('is refused to whoever came after the opening, and cannot be withdrawn', async () => {
    const table = await openSecretBallot()
    const late = await buildMember({ roundtable: table.roundtable })
    const actor = await actorOf(late.person)
    const subject = await ballotFor(actor, table.roundtable.id, table.ballot.id, 'vote')
    await expect(table.cast(subject.standing.seat!, consent(0))).rejects.toMatchObject({
      messageKey: 'ballots.not-on-roll',
    })
    expect((await ballotView(subject)).can.vote).toBe(false)
    await expect(withdrawVote(actor, subject)).rejects.toMatchObject({ messageKey: 'ballots.secret-stands' })
  })

  it('of an organisation is one, whichever of its delegates sends it', async () => {
    const table = await openSecretBallot({ terms: { who: 'organisations' } })
    const [seat, other] = table.seats
    const { organisationId, groupId } = seat!
    await db.membership.update({ where: { id: other!.membershipId }, data: { organisationId } })
    const delegates = [seat!, { ...other!, organisationId, groupId }]
    const sent = await Promise.allSettled(delegates.map((delegate, at) => table.cast(delegate, consent(at))))
    expect(sent.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await tellTurnouts()
    expect(total(await ballotView(await table.subject()))).toEqual([1, 8])
  })
})

describe('who has voted', () => {
  it('is told in steps, to the moderator too', async () => {
    const table = await openSecretBallot()
    await table.cast(table.seats[0]!, consent(0))
    await table.cast(table.seats[1]!, consent(1))
    const view = await ballotView(await table.subject())
    expect(total(view)).toEqual([0, 9])
    expect(view.silent!.flatMap(({ names }) => names)).toHaveLength(9)
    const told: string[] = []
    const stop = onEvent(({ name, subjectId }) => void (subjectId === table.ballot.id && told.push(name)))
    await tellTurnouts()
    await tellTurnouts()
    stop()
    expect(told).toEqual(['ballot.answers-told'])
    expect(total(await ballotView(await table.subject()))).toEqual([2, 9])
  })
})

describe('a roll', () => {
  it('too small for anybody to hide in is refused', async () => {
    await expect(openSecretBallot({ voters: 3 })).rejects.toMatchObject({
      messageKey: 'ballots.secret-few',
      values: { least: 5, holders: 4 },
    })
  })
})

describe('weights', () => {
  const weigh = (seats: { organisationId: string }[]) =>
    Object.fromEntries(seats.map((seat) => [seat.organisationId, 3]))

  it('count in a secret ballot where enough organisations have each, and are refused by name where one would tell whose a vote is', async () => {
    const given = {
      voters: 11,
      method: 'yes-no' as const,
      settings: { minimumTurnout: 0.25, majority: 'half' } as never,
    }
    const heavy = (count: number) => (seats: { organisationId: string }[]) => ({
      who: 'organisations' as const,
      weights: weigh(seats.slice(0, count)),
    })
    await expect(openSecretBallot({ ...given, terms: heavy(2) })).rejects.toMatchObject({
      messageKey: 'ballots.secret-weights',
      values: { weights: '3', least: 5 },
    })
    const table = await openSecretBallot({ ...given, terms: heavy(5) })
    for (const [at, seat] of table.seats.entries()) await table.cast(seat, { choice: at < 5 ? 'yes' : 'no' })
    await table.close()
    expect((await ballotView(await table.subject())).result).toMatchObject({
      accepted: true,
      heads: { accepted: false },
    })
    const bundle = await bundleOf(await table.subject())
    expect(bundle.votes!.filter(({ weight }) => weight === 3)).toHaveLength(5)
    expect(recountBundle(bundle, countOf('yes-no'))).toMatchObject({ same: true })
  })
})

describe('the closing of a secret ballot', () => {
  it('shows the result at once, keeps what is published and nothing else, and cannot be undone', async () => {
    const table = await openSecretBallot({ voters: 20 })
    const receipts = new Map<string, string>()
    for (const [at, seat] of table.seats.entries())
      receipts.set(seat.personId, (await table.cast(seat, consent(at))).receipt!)
    await table.close()
    const { id: ballotId } = table.ballot
    expect(await sealedOf(ballotId)).toEqual([])
    expect(await db.ballotKey.count({ where: { ballotId } })).toBe(0)
    expect((await rollOf(ballotId)).filter(({ link }) => link)).toEqual([])
    expect(await answersTo(table.ballot)).toEqual([])
    const view = await ballotView(await table.subject())
    expect(view).toMatchObject({
      state: 'closed',
      result: { voted: 20, enough: true },
      can: { reopen: false },
      own: null,
    })
    await expect(
      reopenBallot(table.actor, await ballotFor(table.actor, table.roundtable.id, ballotId, 'close')),
    ).rejects.toMatchObject({ messageKey: 'ballots.result-shown' })

    const bundle = await bundleOf(await table.subject())
    expect(recountBundle(bundle, countOf('consent'))).toEqual({
      result: canonicalJson(view.result),
      same: true,
      changed: [],
    })
    expect(bundle.receipts).toEqual([...receipts.values()].map(receiptHash).sort())
    expect(bundle.roll).toMatchObject({ size: 21, cast: 20, opened: bundle.roll!.closed })
    expect(view.secret!.roll).toEqual({ size: 21, hash: bundle.roll!.opened })
    const text = canonicalJson(bundle)
    for (const { personId, organisationId } of table.seats) {
      expect(text).not.toContain(personId)
      expect(text).not.toContain(organisationId)
      expect(text).not.toContain(receipts.get(personId)!)
    }
  })

  it('comes by itself, and counts whoever has left since', async () => {
    const table = await openSecretBallot({ voters: 8 })
    for (const [at, seat] of table.seats.entries()) await table.cast(seat, consent(at))
    const left = table.seats[0]!.membershipId
    await db.membership.update({ where: { id: left }, data: { endedAt: new Date() } })
    await db.person.update({ where: { id: table.seats[1]!.personId }, data: { disabledAt: new Date() } })
    await db.$executeRaw`UPDATE "Ballot" SET "closesAt" = clock_timestamp() WHERE "id" = ${table.ballot.id}::uuid`
    await closeWhatIsDue()
    expect((await ballotView(await table.subject())).result).toMatchObject({ voted: 8 })
    expect((await bundleOf(await table.subject())).votes).toHaveLength(8)
  })

  it('is refused with nothing lost where a sealed vote was changed or moved', async () => {
    const table = await openSecretBallot()
    for (const [at, seat] of table.seats.entries()) await table.cast(seat, consent(at))
    const [first, second] = await sealedOf(table.ballot.id)
    await db.sealedVote.update({ where: { id: first!.id }, data: { sealed: second!.sealed } })
    await expect(table.close()).rejects.toMatchObject({ messageKey: 'ballots.secret-unreadable' })
    await db.sealedVote.update({ where: { id: first!.id }, data: { sealed: first!.sealed } })
    await table.close()
    expect((await ballotView(await table.subject())).result).toMatchObject({ voted: 8 })
  })
})
