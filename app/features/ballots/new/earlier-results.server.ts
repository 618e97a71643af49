import { DATABASE_NOW } from '#app/platform/clock.server.ts'
import { db } from '#app/platform/db.server.ts'
import type { BallotResult } from '../ballot-words.ts'
import type { MethodName } from '../methods/method-names.ts'
import { methodOf } from '../methods/registry.server.ts'
import type { EarlierResult } from '../rule/earlier-verdicts.tsx'
import type { AskedMore } from '../rule/quorum.ts'
import { JOIN_SUBJECT } from '../subjects/registry.server.ts'
import { ELECTORATE } from '../turnout.server.ts'
import type { GroupTurnout } from '../turnout.ts'

/** Of each method. */
const MOST = 3
/** Of a result on more things than these the conclusion is no line. */
const MOST_ITEMS = 20

type Row = {
  id: string
  method: MethodName
  code: string
  name: string
  round: number
  at: Date
  result: BallotResult
  asked: AskedMore | null
  electorate: GroupTurnout[]
}

/** The last results of each method that everybody may see by now, as far as a rule looks at them: what is published of them and no more. */
export async function earlierResults(roundtableId: string): Promise<Partial<Record<MethodName, EarlierResult[]>>> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT b.*, c."result", c."asked", (SELECT ${ELECTORATE} FROM "BallotElectorate" e WHERE e."ballotId" = b."id") AS "electorate"
    FROM (
      SELECT b."id", b."method", s."code", s."name", b."round", coalesce(b."closedAt", c."resultAt") AS "at",
        row_number() OVER (PARTITION BY b."method" ORDER BY b."closedAt" DESC, b."id") AS "newest"
      FROM "Ballot" b ${JOIN_SUBJECT} JOIN "BallotClosing" c ON c."ballotId" = b."id"
      WHERE b."roundtableId" = ${roundtableId}::uuid AND b."state" = 'closed' AND c."resultAt" <= ${DATABASE_NOW}
    ) b JOIN "BallotClosing" c ON c."ballotId" = b."id" WHERE b."newest" <= ${MOST} ORDER BY b."at" DESC`
  const found: Partial<Record<MethodName, EarlierResult[]>> = {}
  for (const { id, method, code, name, round, at, result, asked, electorate } of rows) {
    const measures = methodOf({ method }).ruled?.measures(result)
    if (!measures?.length || measures.length > MOST_ITEMS) continue
    found[method] = [
      ...(found[method] ?? []),
      {
        id,
        name: `${code} ${name}`.trim(),
        round,
        at: at.toISOString(),
        measures,
        asked: { electorate, ...asked },
      },
    ]
  }
  return found
}
