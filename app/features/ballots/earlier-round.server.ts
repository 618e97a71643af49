import { db } from '#app/platform/db.server.ts'
import type { Answer, BallotResult } from './ballot-words.ts'
import type { CountedBallot } from './counted-ballots.server.ts'
import { SUBJECTS } from './subjects/registry.server.ts'
import { subjectOf, type Wording } from './subjects/subject-types.ts'

/** `enteredBy`: the moderator who entered it for them, by name. `sentBy`: the delegate who sent it for the organisation. */
export type OwnVote = { answer: Answer; updatedAt: string; enteredBy?: string; sentBy?: string }
export type EarlierRound = { round: number; result: BallotResult; own: OwnVote | null; reworded: boolean }

/** The closed round before this one by the same method: its distribution stands beside the questions of the next. */
export async function earlierRound(ballot: CountedBallot, personId: string): Promise<EarlierRound | null> {
  if (ballot.round < 2) return null
  const [before] = await db.$queryRaw<EarlierRow[]>`
    SELECT b."round", b."wording", c."result", v."updatedAt", v."answer"
    FROM "Ballot" b LEFT JOIN "BallotClosing" c ON c."ballotId" = b."id" LEFT JOIN "Vote" v ON v."ballotId" = b."id" AND v."personId" = ${personId}::uuid AND NOT v."forOrganisation"
    WHERE b."subjectType" = ${ballot.subjectType} AND b."subjectId" = ${ballot.subjectId}::uuid AND b."method" = ${ballot.method}
      AND b."round" < ${ballot.round} AND b."state" = 'closed'
    ORDER BY b."round" DESC LIMIT 1`
  if (!before?.result) return null
  const { round, result, wording, updatedAt, answer } = before
  const { sameWords, wordsAreTheQuestion } = SUBJECTS[subjectOf(ballot).type]
  const reworded = !sameWords(wording, ballot.wording as Wording)
  if (reworded && wordsAreTheQuestion) return null
  return {
    round,
    result,
    own: answer && updatedAt && ownVote({ answer, updatedAt }),
    reworded,
  }
}

type EarlierRow = {
  round: number
  wording: Wording
  result: BallotResult | null
  updatedAt: Date | null
  answer: Answer | null
}

/** Somebody's own answer as their page has it. */
export function ownVote({
  answer,
  updatedAt,
  enteredBy,
  sentBy,
}: Pick<OwnVote, 'answer'> & { updatedAt: Date; enteredBy?: string | null; sentBy?: string | null }): OwnVote {
  return { answer, updatedAt: updatedAt.toISOString(), ...(enteredBy && { enteredBy }), ...(sentBy && { sentBy }) }
}
