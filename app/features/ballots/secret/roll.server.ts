import { db, type Tx } from '#app/platform/db.server.ts'
import { announce } from '#app/platform/events.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import { sha256 } from '../counting/sha256.ts'
import type { MethodName } from '../methods/method-names.ts'
import { methodOf } from '../methods/registry.server.ts'
import { holdersAmong } from '../terms/holders.ts'
import type { StoredTerms } from '../terms/terms.policy.ts'
import { weightOf } from '../terms/weights.ts'
import { seated } from '../turnout.server.ts'
import { rollText } from './roll-lines.ts'
import { newBallotKey } from './sealing.server.ts'
import { type OnRoll, rareWeights, type RollMark, secretOf } from './secret.policy.ts'

/** Who may vote in a secret ballot that opens now, and its terms with what binds it to that. Refused where a weight would name its holder. */
export async function rollFor(tx: Tx, roundtableId: string, method: MethodName, terms: StoredTerms) {
  const secret = secretOf(terms)
  if (!secret) return { terms, roll: null }
  if (terms.visibility) throw new DomainError('invalid', 'ballots.secret-hidden')
  // A vote is cast whole: what is sealed cannot be added to.
  if (methodOf({ method }).adds) throw new DomainError('invalid', 'ballots.secret-in-parts')
  const holders = holdersAmong(await seated(roundtableId, tx), { terms, present: null })
  const roll = holders.map(({ holderId, groupId }): OnRoll => ({
    holderId,
    groupId,
    weight: weightOf(terms, holderId),
  }))
  if (roll.length < secret.smallestBucket)
    throw new DomainError('conflict', 'ballots.secret-few', { least: secret.smallestBucket, holders: roll.length })
  const rare = rareWeights(roll, secret.smallestBucket)
  if (rare.length)
    throw new DomainError('conflict', 'ballots.secret-weights', {
      weights: rare.join(', '),
      least: secret.smallestBucket,
    })
  return { terms: { ...terms, secret: { ...secret, roll: markOf(roll) } }, roll }
}

/** Freezes the roll of a ballot that has just been written, and gives it its key. */
export async function freezeRoll(tx: Tx, ballotId: string, roll: readonly OnRoll[], terms: StoredTerms) {
  const column = terms.who === 'organisations' ? 'organisationId' : 'personId'
  await tx.ballotRoll.createMany({
    data: roll.map(({ holderId, groupId, weight }) => ({ ballotId, [column]: holderId, groupId, weight })),
  })
  await tx.ballotKey.create({ data: { ballotId, wrapped: newBallotKey(ballotId).wrapped } })
}

/** SHA-256 of the canonical JSON of the roll in the order of its holders' ids. */
export function markOf(roll: readonly OnRoll[]): RollMark {
  return { size: roll.length, hash: sha256(rollText(roll)) }
}

/** Writes the roll of a ballot that closes anew: in an order by chance, and all of it in this one transaction, so that nothing says who came when. */
export async function rewriteRoll(tx: Tx, ballotId: string) {
  await tx.$executeRaw`
    WITH old AS (DELETE FROM "BallotRoll" WHERE "ballotId" = ${ballotId}::uuid RETURNING *)
    INSERT INTO "BallotRoll" ("ballotId", "personId", "organisationId", "groupId", "weight", "cast", "told")
    SELECT "ballotId", "personId", "organisationId", "groupId", "weight", "cast", "cast" FROM old ORDER BY gen_random_uuid()`
}

/** Who of the roll of a secret ballot has not cast a vote, and who has not as far as others are told by now. */
export async function notYetCast(tx: Tx, ballotId: string): Promise<{ holders: string[]; seen: string[] }> {
  const rows = await tx.ballotRoll.findMany({ where: { ballotId, told: false } })
  const ids = (lines: typeof rows) => lines.map(({ personId, organisationId }) => (personId ?? organisationId)!)
  return { holders: ids(rows.filter(({ cast }) => !cast)), seen: ids(rows) }
}

/** Puts the votes that have come since the last step into the counts of open ballots, all at once. Answers with how many ballots that were. */
export async function tellTurnouts(): Promise<number> {
  const told = await db.$queryRaw<{ id: string; roundtableId: string }[]>`
    WITH told AS (UPDATE "BallotRoll" SET "told" = true WHERE "cast" AND NOT "told" RETURNING "ballotId")
    SELECT b."id", b."roundtableId" FROM "Ballot" b WHERE b."id" IN (SELECT "ballotId" FROM told)`
  for (const { id, roundtableId } of told)
    await announce({ name: 'ballot.answers-told', roundtableId, subjectId: id, scope: { ballotId: id } })
  return told.length
}
