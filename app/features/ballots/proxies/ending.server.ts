import { eventActor } from '#app/features/access/event-actor.server.ts'
import { DATABASE_NOW } from '#app/platform/clock.server.ts'
import type { Tx } from '#app/platform/db.server.ts'
import type { Ballot } from '#app/platform/prisma/client.ts'
import { type Sql, sql } from '#app/platform/sql.server.ts'
import type { RecordEvent } from '#app/platform/transaction.server.ts'
import type { Standing } from '#app/shared/roles.ts'
import { ballotEventSubject } from '../ballot-lock.server.ts'
import { GIVER, RECEIVER, STANDS } from './proxy-rows.server.ts'

type EventBallot = Parameters<typeof ballotEventSubject>[0]['ballot']

/** A holder votes themself, or wants to: their own act takes the place of the proxy that they gave. Answers with the one that ended, if one stood. */
export async function endGiven(tx: Tx, record: RecordEvent, ballot: EventBallot, standing: Standing, holderId: string) {
  const [ended] = await end(tx, sql`x."ballotId" = ${ballot.id}::uuid AND ${GIVER} = ${holderId}::uuid`)
  if (!ended) return null
  await record({
    name: 'ballot.proxy-withdrawn',
    ...eventActor(standing, ballot.roundtableId),
    ...ballotEventSubject({ ballot }),
  })
  return ended
}

/** A holder is left out of a ballot: neither do others vote for them, nor they for others, and what they cast for others is taken out. */
export async function endAllOf(tx: Tx, record: RecordEvent, ballot: EventBallot, holderId: string) {
  const ended = await end(tx, sql`x."ballotId" = ${ballot.id}::uuid AND ${holderId}::uuid IN (${GIVER}, ${RECEIVER})`)
  if (!ended.length) return
  await tx.vote.deleteMany({ where: { proxyId: { in: ended.map(({ id }) => id) } } })
  await record({ name: 'ballot.proxy-ended', ...ballotEventSubject({ ballot }) })
}

/** Ends what stands between holders of whom one holds no vote in the ballot any more, as when they changed to a group that is not asked: it must not stand in the way of another. */
export async function endStale(tx: Tx, record: RecordEvent, ballot: EventBallot, holderIds: readonly string[]) {
  const ended = await end(
    tx,
    sql`x."ballotId" = ${ballot.id}::uuid AND NOT (${GIVER} = ANY(${holderIds}::uuid[]) AND ${RECEIVER} = ANY(${holderIds}::uuid[]))`,
  )
  if (ended.length) await record({ name: 'ballot.proxy-ended', ...ballotEventSubject({ ballot }) })
}

/** The seat of a holder of a vote: of the person, or any of the organisation. */
const hasSeat = (
  personId: Sql,
  organisationId: Sql,
) => sql`EXISTS (SELECT 1 FROM "Membership" m JOIN "Person" p ON p."id" = m."personId"
  WHERE m."roundtableId" = b."roundtableId" AND m."endedAt" IS NULL AND m."role" <> 'observer' AND p."disabledAt" IS NULL AND p."passwordHash" IS NOT NULL
    AND CASE WHEN x."forOrganisation" THEN m."organisationId" = ${organisationId} ELSE m."personId" = ${personId} END)`

/** Somebody lost a seat: the proxies of open ballots end that nobody can give or use any more. What was cast by them stays, as other votes of those who have left. */
export async function endProxiesOfLeavers(tx: Tx, record: RecordEvent) {
  const ended = await end(
    tx,
    sql`EXISTS (SELECT 1 FROM "Ballot" b WHERE b."id" = x."ballotId" AND b."state" = 'open'
      AND NOT (${hasSeat(sql`x."giverId"`, sql`x."giverOrganisationId"`)} AND ${hasSeat(sql`x."receiverId"`, sql`x."receiverOrganisationId"`)}))`,
  )
  if (!ended.length) return
  const ballots: Ballot[] = await tx.ballot.findMany({ where: { id: { in: ended.map(({ ballotId }) => ballotId) } } })
  await record(...ballots.map((ballot) => ({ name: 'ballot.proxy-ended' as const, ...ballotEventSubject({ ballot }) })))
}

function end(tx: Tx, which: Sql) {
  return tx.$queryRaw<{ id: string; ballotId: string }[]>`
    UPDATE "BallotProxy" x SET "withdrawnAt" = ${DATABASE_NOW} WHERE ${STANDS} AND ${which} RETURNING x."id", x."ballotId"`
}
