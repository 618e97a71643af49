import { db, type Tx } from '#app/platform/db.server.ts'
import { sql } from '#app/platform/sql.server.ts'
import { sendersAmong } from '../terms/holders.ts'
import type { StoredTerms } from '../terms/terms.policy.ts'
import { weightOf } from '../terms/weights.ts'
import { PRESENT, seated } from '../turnout.server.ts'
import type { Holder } from '../turnout.ts'
import type { AskedMore } from './quorum.ts'

type AskedBallot = { id: string; roundtableId: string; terms: unknown }

/** Organisations of which somebody has answered, of those of which anybody is asked; null where the rule of the ballot does not ask for them. */
export async function organisationsIn({ id, roundtableId, terms: stored }: AskedBallot, tx?: Tx) {
  const terms = stored as StoredTerms
  if (!terms.rule?.some(({ kind }) => kind === 'organisations')) return null
  if (terms.secret) return organisationsOnRoll({ id, roundtableId }, tx)
  const votes = await (tx ?? db).vote.findMany({
    where: { ballotId: id },
    select: { organisationId: true },
    distinct: ['organisationId'],
  })
  const [row] = await (tx ?? db).$queryRaw<{ present: string[] | null }[]>`
    SELECT ${PRESENT} AS "present" FROM "Ballot" b WHERE b."id" = ${id}::uuid`
  const seats = sendersAmong(await seated(roundtableId, tx), { terms, present: row?.present ?? null })
  const voted = new Set(votes.map(({ organisationId }) => organisationId))
  return { voted: voted.size, eligible: new Set([...voted, ...seats.map((seat) => seat.organisationId)]).size }
}

/** Of a secret ballot, as its roll says; while it is open, of the marks that the counts of others show. */
async function organisationsOnRoll({ id, roundtableId }: Omit<AskedBallot, 'terms'>, tx?: Tx) {
  const [counts] = await (tx ?? db).$queryRaw<{ voted: number; eligible: number }[]>`
    SELECT count(DISTINCT o."id")::int AS "eligible", (count(DISTINCT o."id") FILTER (WHERE ${tx ? sql`r."cast"` : sql`r."told"`}))::int AS "voted"
    FROM "BallotRoll" r LEFT JOIN "Membership" m ON m."personId" = r."personId" AND m."roundtableId" = ${roundtableId}::uuid
      JOIN "Organisation" o ON o."id" = coalesce(r."organisationId", m."organisationId")
    WHERE r."ballotId" = ${id}::uuid`
  return counts ?? null
}

/** What the rule of a ballot that closes has to know of those who were asked, beside how many they are; undefined where it needs no more. */
export async function askedMore(ballot: AskedBallot, asked: readonly Holder[], tx: Tx) {
  const terms = ballot.terms as StoredTerms
  const organisations = await organisationsIn(ballot, tx)
  const holders = new Set(asked.map(({ holderId }) => holderId))
  const ofAll = terms.rule?.some((one) => one.kind === 'favour' && one.base === 'eligible')
  const more: AskedMore = {
    ...(organisations && { organisations }),
    ...(ofAll && terms.weights && { votes: [...holders].reduce((sum, id) => sum + weightOf(terms, id), 0) }),
  }
  return Object.keys(more).length ? more : undefined
}
