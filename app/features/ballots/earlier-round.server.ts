import { db } from '#app/platform/db.server.ts'
import type { Standing } from '#app/shared/roles.ts'
import type { Answer, BallotResult, ItemReason } from './ballot-words.ts'
import type { CountedBallot } from './counted-ballots.server.ts'
import { methodOf } from './methods/registry.server.ts'
import { reasonsOf } from './rounds/rounds.queries.server.ts'
import { isSplit, type KeptAnswer, type Part, wholeOf } from './split/split.ts'
import { SUBJECTS } from './subjects/registry.server.ts'
import { subjectOf, type Wording } from './subjects/subject-types.ts'

/**
 * `answer` is null where there are `parts`. `enteredBy`: the moderator who entered it for them, by name. `sentBy`: the delegate who sent it for the
 * organisation. `castBy`: who cast it by proxy.
 */
export type OwnVote = {
  answer: Answer | null
  parts?: Part[]
  updatedAt: string
  enteredBy?: string
  sentBy?: string
  castBy?: string
}
export type EarlierRound = {
  round: number
  result: BallotResult
  own: OwnVote | null
  reworded: boolean
  /** What others said for their answers, without names. */
  reasons?: ItemReason[]
}

/** The closed round before this one by the same method: its distribution stands beside the questions of the next. */
export async function earlierRound(ballot: CountedBallot, { personId, seat }: Standing): Promise<EarlierRound | null> {
  if (ballot.round < 2) return null
  const [before] = await db.$queryRaw<EarlierRow[]>`
    SELECT b."id", b."round", b."wording", c."result", v."updatedAt", v."answer"
    FROM "Ballot" b LEFT JOIN "BallotClosing" c ON c."ballotId" = b."id" LEFT JOIN "Vote" v ON v."ballotId" = b."id"
      AND CASE WHEN v."forOrganisation" THEN v."organisationId" = ${seat?.organisationId ?? null}::uuid ELSE v."personId" = ${personId}::uuid END
    WHERE b."subjectType" = ${ballot.subjectType} AND b."subjectId" = ${ballot.subjectId}::uuid AND b."method" = ${ballot.method}
      AND b."round" < ${ballot.round} AND b."state" = 'closed'
    ORDER BY b."round" DESC LIMIT 1`
  if (!before?.result) return null
  const { id, round, result, wording, updatedAt, answer } = before
  const { sameWords, wordsAreTheQuestion } = SUBJECTS[subjectOf(ballot).type]
  const reworded = !sameWords(wording, ballot.wording as Wording)
  // A method with rounds says of each thing whether it reads as before; any other asks another question then.
  const isSameQuestion = methodOf(ballot).next && wording.version === (ballot.wording as Wording).version
  if (reworded && wordsAreTheQuestion && !isSameQuestion) return null
  return {
    round,
    result,
    own: answer && updatedAt && ownVote({ answer, updatedAt }),
    reworded,
    reasons: ballot.state === 'open' ? await reasonsOf({ id, method: ballot.method }, result) : [],
  }
}

type EarlierRow = {
  id: string
  round: number
  wording: Wording
  result: BallotResult | null
  updatedAt: Date | null
  answer: KeptAnswer | null
}

/** Somebody's own answer as their page has it. */
export function ownVote({
  answer,
  updatedAt,
  enteredBy,
  sentBy,
  castBy,
}: {
  answer: KeptAnswer
  updatedAt: Date
  enteredBy?: string | null
  sentBy?: string | null
  castBy?: string | null
}): OwnVote {
  return {
    answer: wholeOf(answer),
    ...(isSplit(answer) && { parts: answer.parts }),
    updatedAt: updatedAt.toISOString(),
    ...(enteredBy && { enteredBy }),
    ...(sentBy && { sentBy }),
    ...(castBy && { castBy }),
  }
}
