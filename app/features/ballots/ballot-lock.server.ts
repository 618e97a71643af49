import { DATABASE_NOW } from '#app/platform/clock.server.ts'
import type { Tx } from '#app/platform/db.server.ts'
import type { Ballot } from '#app/platform/prisma/client.ts'
import { sql } from '#app/platform/sql.server.ts'
import { holdSeatWith } from '#app/platform/transaction.server.ts'
import { formatTime, type Locale } from '#app/shared/dates.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Seat } from '#app/shared/roles.ts'
import { subjectIds, subjectOf } from './subjects/subject-types.ts'
import { isAsked, type StoredTerms, termsOf } from './terms/terms.policy.ts'
import { isThere } from './turnout.server.ts'

/** Votes, the closing and the reopening of one ballot come one after the other, so that no vote lands behind the count. */
export async function lockBallot(tx: Tx, ballotId: string) {
  await tx.$queryRaw`SELECT 1 FROM "Ballot" WHERE id = ${ballotId}::uuid FOR NO KEY UPDATE`
  return tx.ballot.findUniqueOrThrow({ where: { id: ballotId } })
}

/**
 * The same for whoever acts on an open ballot from a seat, which is held with it. Who comes too late is told since when it is closed, by the
 * database's clock also where nothing has closed it yet.
 */
export async function lockOpenBallot(
  tx: Tx,
  ballotId: string,
  seat: Seat,
  locale: Locale,
  late = 'ballots.closed',
  { excludedToo = false } = {},
) {
  const {
    state,
    closedAt,
    terms,
    closesAt,
    late: isLate,
    there,
  } = await holdSeatWith<LockedRow>(
    tx,
    seat,
    sql`, b."state", b."closedAt", b."terms", b."closesAt", coalesce(b."closesAt" <= ${DATABASE_NOW}, false) AS "late", ${isThere(seat.personId)} AS "there"`,
    sql`JOIN "Ballot" b ON b."id" = ${ballotId}::uuid`,
    sql`FOR NO KEY UPDATE OF b`,
  )
  if (state === 'created') throw new DomainError('conflict', 'ballots.taken-back-already')
  const tooLate = (since: Date) => new DomainError('closed', late, { time: formatTime(since, locale) })
  if (state !== 'open') throw tooLate(closedAt ?? new Date())
  if (closesAt && isLate) throw tooLate(closesAt)
  if (!there) throw new DomainError('conflict', 'ballots.not-present')
  const isOut = !excludedToo && isAsked({ ...terms, out: [] }, seat)
  if (!isAsked(excludedToo ? { ...terms, out: [] } : terms, seat))
    throw isOut
      ? new DomainError('conflict', 'ballots.conflict-declared')
      : new DomainError('forbidden', 'ballots.not-asked')
  return {
    terms,
    byOrganisation: termsOf(terms).who === 'organisations',
    /** Whoever waited for the ballot behind many others may have come in time and write too late. */
    refuseLate(written: { updatedAt: Date } | null | undefined) {
      if (closesAt && written && written.updatedAt >= closesAt) throw tooLate(closesAt)
    },
  }
}

type LockedRow = {
  state: string
  closedAt: Date | null
  terms: StoredTerms
  closesAt: Date | null
  late: boolean
  there: boolean
}

/** What an event about a ballot says of it, to whoever reads the feed and to open pages. */
export function ballotEventSubject({
  ballot,
}: {
  ballot: Pick<Ballot, 'id' | 'roundtableId' | 'round' | 'subjectType' | 'subjectId' | 'sessionId' | 'itemId'>
}) {
  const { id, roundtableId, round } = ballot
  const { agendaItemId, questionId, ...ids } = subjectIds(subjectOf(ballot))
  const asked = ballot.sessionId ? { sessionId: ballot.sessionId } : {}
  const during = {
    ...(agendaItemId && { agendaItemId }),
    ...(questionId && { questionId }),
    ...(ballot.itemId && { itemId: ballot.itemId }),
  }
  return {
    roundtableId,
    subjectId: id,
    scope: { ...ids, ...asked, ballotId: id },
    data: { ...ids, ...asked, ...during, round },
  }
}
