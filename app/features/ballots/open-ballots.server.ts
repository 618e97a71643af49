import { db } from '#app/platform/db.server.ts'
import { readOnce } from '#app/platform/page-reads.server.ts'
import type { BallotSettings } from './ballot-words.ts'
import type { MethodName } from './methods/method-names.ts'
import { JOIN_SUBJECT } from './subjects/registry.server.ts'
import { ballotPage, subjectOf } from './subjects/subject-types.ts'
import type { StoredTerms } from './terms/terms.policy.ts'
import { PRESENT, VOTERS } from './turnout.server.ts'
import type { Holder } from './turnout.ts'

type OpenBallotRow = {
  id: string
  subjectType: string
  subjectId: string
  method: MethodName
  settings: BallotSettings
  openedAt: Date
  code: string
  name: string
  /** Everything a voter has to read. */
  texts: string[]
  votes: Holder[]
  terms: StoredTerms
  closesAt: Date | null
  /** Who is checked in, where only they may vote. */
  present: string[] | null
}
type OpenBallotOf = OpenBallotRow & { to: string }

/** The ballots that are open at a roundtable with who has answered, the oldest first. */
export function openBallots(roundtableId: string): Promise<OpenBallotOf[]> {
  return readOnce(`open ballots ${roundtableId}`, async () => {
    const rows = await db.$queryRaw<OpenBallotRow[]>`
      SELECT b."id", b."subjectType", b."subjectId", b."method", b."settings", b."terms", b."openedAt", b."closesAt", s."code", s."name", s."texts",
        ${VOTERS} AS "votes", ${PRESENT} AS "present"
      FROM "Ballot" b ${JOIN_SUBJECT}
      WHERE b."roundtableId" = ${roundtableId}::uuid AND b."state" = 'open'
      ORDER BY b."openedAt"`
    return rows.map((row) => ({ ...row, to: ballotPage({ id: row.id, roundtableId, subject: subjectOf(row) }) }))
  })
}
