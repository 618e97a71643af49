import { type BallotOutcome, OUTCOME } from '#app/features/outcomes/outcome-view.server.ts'
import { DATABASE_NOW } from '#app/platform/clock.server.ts'
import { db, type Tx } from '#app/platform/db.server.ts'
import type { Ballot } from '#app/platform/prisma/client.ts'
import type { Sql } from '#app/platform/sql.server.ts'
import type { Standing } from '#app/shared/roles.ts'
import type { BallotResult, BallotSettings } from './ballot-words.ts'
import type { NamedProxy } from './proxies/proxies.ts'
import { BY_PROXY, proxiesFor } from './proxies/proxy-rows.server.ts'
import type { AskedMore } from './rule/quorum.ts'
import type { KeptAnswer } from './split/split.ts'
import { JOIN_SUBJECT } from './subjects/registry.server.ts'
import { castAnswers } from './terms/cast-answers.ts'
import type { Conflict } from './terms/conflict.ts'
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
type KeptVote = {
  answer: KeptAnswer
  updatedAt: Date
  enteredBy: string | null
  sentBy: string | null
  castBy: string | null
}
type Closing = {
  origin: string
  result: BallotResult
  resultAt: Date | null
  electorate: GroupTurnout[]
  asked: AskedMore | null
}
/** Read at one moment, the database's `now`. */
export type CountedBallot = LabelledBallot & {
  /** Who has answered, while that still changes. */
  votes: Holder[]
  own: KeptVote | null
  closing: Closing | null
  now: Date
  /** Who is checked in, where only they may vote. */
  present: string[] | null
  /** Of a secret ballot: whether the reader's vote, or that of their organisation, has been cast; null where they are not on its roll. */
  marked: boolean | null
  remindedAt: Date | null
  conflicts: Conflict[]
  /** Those that stand, or stood as it closed. */
  proxies: NamedProxy[]
  /** How many votes were cast by proxy. */
  byProxy: number
  outcome: BallotOutcome | null
  /** Where its indicator stands now. */
  indicatorState: string | null
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
          'castBy', (SELECT d."name" FROM "Person" d WHERE d."id" = v."castById"), 'sentBy', CASE WHEN v."forOrganisation" AND v."castById" IS NULL THEN (SELECT d."name" FROM "Person" d WHERE d."id" = v."personId") END)
        FROM "Vote" v LEFT JOIN "Person" p ON p."id" = v."enteredById" WHERE v."ballotId" = b."id"
          AND CASE WHEN v."forOrganisation" THEN v."organisationId" = ${organisationId}::uuid ELSE v."personId" = ${personId}::uuid END) AS "own",
      (SELECT r."cast" FROM "BallotRoll" r WHERE r."ballotId" = b."id" AND (r."personId" = ${personId}::uuid OR r."organisationId" = ${organisationId}::uuid)) AS "marked",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('name', CASE WHEN f."forOrganisation" THEN o."name" ELSE p."name" END, 'reason', f."reason",
          'mine', CASE WHEN f."forOrganisation" THEN f."organisationId" IS NOT DISTINCT FROM ${organisationId}::uuid ELSE f."personId" = ${personId}::uuid END) ORDER BY f."at", f."id"), '[]')
        FROM "BallotConflict" f JOIN "Person" p ON p."id" = f."personId" JOIN "Organisation" o ON o."id" = f."organisationId"
        WHERE f."ballotId" = b."id" AND f."withdrawnAt" IS NULL) AS "conflicts", ${proxiesFor(personId, organisationId)} AS "proxies", ${BY_PROXY} AS "byProxy",
      CASE WHEN c."ballotId" IS NOT NULL THEN ${OUTCOME} END AS "outcome", (SELECT i."state" FROM "Indicator" i WHERE i."id" = b."indicatorId") AS "indicatorState",
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

/** Every answer to a ballot with its group and weight, and nobody's name, for a count. Whoever asks has seen to it that its result is everybody's. */
export async function answersTo({ id, terms }: { id: string; terms: unknown }, tx: Tx = db) {
  return castAnswers(terms as StoredTerms, await tx.vote.findMany({ where: { ballotId: id } }))
}
