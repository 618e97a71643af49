import { databaseNow } from '#app/platform/clock.server.ts'
import { db, type Tx } from '#app/platform/db.server.ts'
import type { Ballot } from '#app/platform/prisma/client.ts'
import type { RecordEvent } from '#app/platform/transaction.server.ts'
import { ballotEventSubject } from '../ballot-lock.server.ts'
import { type BallotResult, type BallotSettings, SMALLEST_SHOWN } from '../ballot-words.ts'
import { methodOf } from '../methods/registry.server.ts'
import { countOf } from '../recount/count-of.server.ts'
import { standingRule } from '../rule/standing-rule.ts'
import { optionsOf } from '../subjects/options.ts'
import { castAnswers } from './cast-answers.ts'
import { maySeeStanding, standingAmong } from './standing.ts'
import type { StoredTerms } from './terms.policy.ts'

export type Standing = { at: string; votes: number; result: BallotResult }

type Asked = Pick<Ballot, 'id' | 'method' | 'settings' | 'wording' | 'terms'>

/** Counts the next standing of a ballot that is locked, where it shows one and enough has come in. */
export async function nextStanding(
  tx: Tx,
  record: RecordEvent,
  ballot: Asked & Parameters<typeof ballotEventSubject>[0]['ballot'],
) {
  if (!(ballot.terms as StoredTerms).visibility) return
  const [due] = await tx.$queryRaw<{ countedTo: Date | null; fresh: bigint }[]>`
    SELECT s."countedTo", (SELECT count(*) FROM (SELECT "updatedAt" FROM "Vote" WHERE "ballotId" = ${ballot.id}::uuid ORDER BY "updatedAt" DESC OFFSET ${SMALLEST_SHOWN}) v
      WHERE s."countedTo" IS NULL OR v."updatedAt" > s."countedTo") AS "fresh"
    FROM (SELECT 1) one LEFT JOIN "BallotStanding" s ON s."ballotId" = ${ballot.id}::uuid`
  if (Number(due?.fresh ?? 0) < SMALLEST_SHOWN) return
  const counted = standingAmong(await tx.vote.findMany({ where: { ballotId: ballot.id } }), due?.countedTo ?? null)
  if (!counted) return
  const countedTo = counted.at(-1)!.updatedAt
  const standing = { at: await databaseNow(tx), countedTo, votes: counted.length, result: resultOf(ballot, counted) }
  await tx.ballotStanding.upsert({
    where: { ballotId: ballot.id },
    create: { ballotId: ballot.id, ...standing },
    update: standing,
  })
  await record({ name: 'ballot.standing', ...ballotEventSubject({ ballot }) })
}

/** As if all had answered who have, in one group, without their words, and with another lot than the one that will break ties. */
function resultOf({ method, settings, wording, terms }: Asked, votes: Parameters<typeof castAnswers>[1]) {
  const { standing, drawn, withoutDrawn } = methodOf({ method })
  const asSet = settings as BallotSettings
  const bare = { ...(withoutDrawn?.(asSet) ?? asSet), minimumTurnout: 0 }
  const together = castAnswers(terms as StoredTerms, votes).map(({ answer, ...vote }) => ({
    ...vote,
    groupId: 'all',
    answer: 'reason' in answer ? { ...answer, reason: '' } : answer,
  }))
  const electorate = [{ groupId: 'all', voted: votes.length, eligible: votes.length }]
  const forNow = standing?.(bare) ?? bare
  const rule = standingRule((terms as StoredTerms).rule)
  return countOf(method)(together, electorate, drawn?.(forNow) ?? forNow, [...optionsOf(wording)], { rule })
}

/** How an open ballot stood lately, for a reader who may see that. */
export async function standingFor({
  id,
  state,
  terms,
  own,
}: {
  id: string
  state: string
  terms: StoredTerms
  own: unknown
}): Promise<Standing | null> {
  if (state !== 'open' || !maySeeStanding(terms, own !== null)) return null
  const found = await db.ballotStanding.findUnique({ where: { ballotId: id } })
  return found && { at: found.at.toISOString(), votes: found.votes, result: found.result as BallotResult }
}
