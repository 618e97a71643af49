import { DATABASE_NOW } from '#app/platform/clock.server.ts'
import { db } from '#app/platform/db.server.ts'
import type { Ballot } from '#app/platform/prisma/client.ts'
import type { Sql } from '#app/platform/sql.server.ts'
import type { Standing } from '#app/shared/roles.ts'
import type { Answer, BallotResult, BallotSettings } from './ballot-words.ts'
import { JOIN_SUBJECT } from './subjects/registry.server.ts'
import type { StoredTerms } from './terms/terms.policy.ts'
import { ELECTORATE, PRESENT, VOTERS } from './turnout.server.ts'
import type { GroupTurnout, Holder } from './turnout.ts'

/** A ballot with what its subject is called now. */
export type LabelledBallot = Omit<Ballot, 'settings' | 'terms'> & {
  settings: BallotSettings
  terms: StoredTerms
  code: string
  name: string
}

/** What the reader, or their organisation, has answered. Nobody else's answer leaves the database before it is counted. */
type KeptVote = { answer: Answer; updatedAt: Date; enteredBy: string | null; sentBy: string | null }
type Closing = { origin: string; result: BallotResult; resultAt: Date | null; electorate: GroupTurnout[] }
/** Read at one moment, the database's `now`. */
export type CountedBallot = LabelledBallot & {
  /** Who has answered, while that still changes. */
  votes: Holder[]
  own: KeptVote | null
  closing: Closing | null
  now: Date
  /** Who is checked in, where only they may vote. */
  present: string[] | null
  remindedAt: Date | null
}

type AsText<T, Key extends keyof T> = Omit<T, Key> & { [key in Key]: string | Exclude<T[Key], Date> }
type Row = Omit<CountedBallot, 'own' | 'closing'> & {
  own: AsText<KeptVote, 'updatedAt'> | null
  closing: AsText<Closing, 'resultAt'> | null
}

/** Ballots `b` on subjects `s` with who has answered, what the reader has and, once closed, their result and who might vote, in one statement. */
export async function countedBallots({ personId, seat }: Standing, rest: Sql): Promise<CountedBallot[]> {
  const organisationId = seat?.organisationId ?? null
  const rows = await db.$queryRaw<Row[]>`
    SELECT b.*, s."code", s."name", ${DATABASE_NOW} AS "now", ${PRESENT} AS "present",
      CASE WHEN c."ballotId" IS NULL THEN ${VOTERS} ELSE '[]' END AS "votes",
      (SELECT jsonb_build_object('answer', v."answer", 'updatedAt', v."updatedAt", 'enteredBy', p."name",
          'sentBy', CASE WHEN v."forOrganisation" THEN (SELECT d."name" FROM "Person" d WHERE d."id" = v."personId") END)
        FROM "Vote" v LEFT JOIN "Person" p ON p."id" = v."enteredById" WHERE v."ballotId" = b."id"
          AND CASE WHEN v."forOrganisation" THEN v."organisationId" = ${organisationId}::uuid ELSE v."personId" = ${personId}::uuid END) AS "own",
      (SELECT max(r."at") FROM "BallotReminder" r WHERE r."ballotId" = b."id") AS "remindedAt",
      to_jsonb(c) || jsonb_build_object('electorate', (SELECT ${ELECTORATE} FROM "BallotElectorate" e WHERE e."ballotId" = c."ballotId")) AS "closing"
    FROM "Ballot" b ${JOIN_SUBJECT} LEFT JOIN "BallotClosing" c ON c."ballotId" = b."id" ${rest}`
  return rows.map(({ own, closing, ...ballot }) => ({
    ...ballot,
    own: own && { ...own, updatedAt: new Date(own.updatedAt) },
    closing: closing && { ...closing, resultAt: closing.resultAt === null ? null : new Date(closing.resultAt) },
  }))
}

/** A ballot of this roundtable, unless what it is about is in the bin. */
export async function labelledBallot(roundtableId: string, ballotId: string): Promise<LabelledBallot | undefined> {
  const [found] = await db.$queryRaw<LabelledBallot[]>`
    SELECT b.*, s."code", s."name" FROM "Ballot" b ${JOIN_SUBJECT} WHERE b."id" = ${ballotId}::uuid AND b."roundtableId" = ${roundtableId}::uuid`
  return found
}

/** Every answer to a ballot with its group, and nobody's name, for a count. Whoever asks has seen to it that its result is everybody's. */
export async function answersTo(ballotId: string) {
  const votes = await db.vote.findMany({ where: { ballotId }, select: { groupId: true, answer: true } })
  return votes.map(({ groupId, answer }) => ({ groupId, answer: answer as Answer }))
}
