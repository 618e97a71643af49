import { DATABASE_NOW } from '#app/platform/clock.server.ts'
import { db } from '#app/platform/db.server.ts'
import type { Ballot } from '#app/platform/prisma/client.ts'
import type { Sql } from '#app/platform/sql.server.ts'
import type { Answer, BallotResult, BallotSettings } from './ballot-words.ts'
import { JOIN_SUBJECT } from './subjects/registry.server.ts'
import type { StoredTerms } from './terms/terms.policy.ts'
import { ELECTORATE, HOLDER, PRESENT } from './turnout.server.ts'
import type { GroupTurnout } from './turnout.ts'

/** A ballot with what its subject is called now. */
export type LabelledBallot = Omit<Ballot, 'settings' | 'terms'> & {
  settings: BallotSettings
  terms: StoredTerms
  code: string
  name: string
}

type CountedVote = {
  holderId: string
  groupId: string
  answer: Answer
  updatedAt: Date
  enteredBy: string | null
  sentBy: string | null
}
type Closing = { origin: string; result: BallotResult; resultAt: Date | null; electorate: GroupTurnout[] }
/** Read at one moment, the database's `now`. */
export type CountedBallot = LabelledBallot & {
  votes: CountedVote[]
  closing: Closing | null
  now: Date
  /** Who is checked in, where only they may vote. */
  present: string[] | null
  remindedAt: Date | null
}

type AsText<T, Key extends keyof T> = Omit<T, Key> & { [key in Key]: string | Exclude<T[Key], Date> }
type Row = Omit<CountedBallot, 'votes' | 'closing'> & {
  votes: AsText<CountedVote, 'updatedAt'>[]
  closing: AsText<Closing, 'resultAt'> | null
}

/** Ballots `b` on subjects `s` with their votes and, once closed, their result and who might vote, in one statement. */
export async function countedBallots(rest: Sql): Promise<CountedBallot[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT b.*, s."code", s."name", ${DATABASE_NOW} AS "now",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('holderId', ${HOLDER}, 'groupId', v."groupId", 'answer', v."answer", 'updatedAt', v."updatedAt", 'enteredBy', p."name",
        'sentBy', CASE WHEN v."forOrganisation" THEN (SELECT d."name" FROM "Person" d WHERE d."id" = v."personId") END)), '[]') FROM "Vote" v LEFT JOIN "Person" p ON p."id" = v."enteredById"
        WHERE v."ballotId" = b."id") AS "votes", ${PRESENT} AS "present",
      (SELECT max(r."at") FROM "BallotReminder" r WHERE r."ballotId" = b."id") AS "remindedAt",
      (SELECT to_jsonb(c) || jsonb_build_object('electorate', (SELECT ${ELECTORATE} FROM "BallotElectorate" e WHERE e."ballotId" = c."ballotId"))
        FROM "BallotClosing" c WHERE c."ballotId" = b."id") AS "closing"
    FROM "Ballot" b ${JOIN_SUBJECT} ${rest}`
  return rows.map(({ votes, closing, ...ballot }) => ({
    ...ballot,
    votes: votes.map((vote) => ({ ...vote, updatedAt: new Date(vote.updatedAt) })),
    closing: closing && { ...closing, resultAt: closing.resultAt === null ? null : new Date(closing.resultAt) },
  }))
}

/** A ballot of this roundtable, unless what it is about is in the bin. */
export async function labelledBallot(roundtableId: string, ballotId: string): Promise<LabelledBallot | undefined> {
  const [found] = await db.$queryRaw<LabelledBallot[]>`
    SELECT b.*, s."code", s."name" FROM "Ballot" b ${JOIN_SUBJECT} WHERE b."id" = ${ballotId}::uuid AND b."roundtableId" = ${roundtableId}::uuid`
  return found
}
