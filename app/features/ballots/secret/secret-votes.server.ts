import { randomUUID } from 'node:crypto'
import { requireSeat } from '#app/features/access/standing.server.ts'
import { DATABASE_NOW } from '#app/platform/clock.server.ts'
import type { Tx } from '#app/platform/db.server.ts'
import { tellOwnPages } from '#app/platform/own-pages.server.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Actor } from '#app/shared/roles.ts'
import { lockOpenBallot } from '../ballot-lock.server.ts'
import type { Answer } from '../ballot-words.ts'
import type { BallotSubject } from '../ballots.queries.server.ts'
import { tellDelegates } from '../ballots.server.ts'
import { receiptHash } from './receipts.ts'
import { derived, LINK_BYTES, seal, unseal, unwrapped, VOTE_BYTES } from './sealing.server.ts'
import { secretOf, type SecretTerms, type SecretVote } from './secret.policy.ts'

/** What is sealed of a vote: neither whose it is, nor when it came. */
export type SealedAnswer = { groupId: string; weight: number; answer: Answer; receipt: string }
/** What is sealed beside a mark of the roll: which requests were answered, and where a vote may be replaced, which it is. */
type Link = { requests: string[]; voteId?: string }

/** So many requests of one holder are known again. */
const MOST_REQUESTS = 20

type OnRollNow = {
  id: string
  groupId: string
  weight: number
  cast: boolean
  link: Uint8Array | null
  wrapped: Uint8Array
}

/**
 * Marks the roll and seals the vote, in one statement. A cast vote is final, unless the ballot lets people replace theirs until it closes. The
 * same request again is answered as it was. No event, no log and no count says when it came.
 */
export async function castSecretVote(
  actor: Actor,
  { ballot, standing }: BallotSubject,
  answer: Answer,
  requestKey: string = randomUUID(),
): Promise<SecretVote> {
  const seat = requireSeat(standing)
  const secret = secretOf(ballot.terms)!
  const receipt = await transaction(async (tx) => {
    const { byOrganisation, refuseLate } = await lockOpenBallot(tx, ballot.id, seat, actor)
    const holderId = byOrganisation ? seat.organisationId : seat.personId
    const own = await onRoll(tx, ballot.id, holderId)
    if (!own) throw new DomainError('forbidden', 'ballots.not-on-roll')
    const key = unwrapped(ballot.id, own.wrapped)
    const request = derived(key, 'request', holderId, requestKey)
    const tracker = derived(key, 'receipt', holderId, requestKey)
    const before = own.link && unseal<Link>(key, linkName(ballot.id, holderId), own.link)
    if (own.cast && before?.requests.includes(request)) return before.requests.at(-1) === request ? tracker : null
    if (own.cast && !mayReplace(secret, before)) throw new DomainError('conflict', 'ballots.voted-already')
    const voteId = randomUUID()
    const { groupId, weight } = own
    const vote: SealedAnswer = { groupId, weight, answer, receipt: receiptHash(tracker) }
    const requests = [...(before?.requests ?? []), request].slice(-MOST_REQUESTS)
    const link: Link = { requests, ...(secret.changes === 'until-close' && { voteId }) }
    const written = await write(tx, {
      ...{ ballotId: ballot.id, rollId: own.id, wasCast: own.cast, voteId, replaced: before?.voteId ?? null },
      sealed: seal(key, voteName(ballot.id, voteId), vote, VOTE_BYTES),
      link: seal(key, linkName(ballot.id, holderId), link, LINK_BYTES),
    })
    refuseLate({ updatedAt: written })
    return tracker
  })
  tellOwnPages(seat.personId)
  await tellDelegates(ballot, seat)
  return { secretVote: true, receipt: secret.receipts ? receipt : null }
}

export const voteName = (ballotId: string, voteId: string) => `vote ${ballotId} ${voteId}`
const linkName = (ballotId: string, holderId: string) => `link ${ballotId} ${holderId}`

function mayReplace({ changes }: SecretTerms, before: Link | null) {
  return changes === 'until-close' && Boolean(before?.voteId)
}

async function onRoll(tx: Tx, ballotId: string, holderId: string) {
  const [own] = await tx.$queryRaw<OnRollNow[]>`
    SELECT r."id", r."groupId", r."weight", r."cast", r."link", k."wrapped" FROM "BallotRoll" r JOIN "BallotKey" k ON k."ballotId" = r."ballotId"
    WHERE r."ballotId" = ${ballotId}::uuid AND (r."personId" = ${holderId}::uuid OR r."organisationId" = ${holderId}::uuid)`
  return own
}

type Written = {
  ballotId: string
  rollId: string
  wasCast: boolean
  voteId: string
  replaced: string | null
  sealed: Buffer<ArrayBuffer>
  link: Buffer<ArrayBuffer>
}

/** The mark and the vote stand together or not at all. Answers with the moment, which is kept nowhere. */
async function write(tx: Tx, { ballotId, rollId, wasCast, voteId, replaced, sealed, link }: Written) {
  const [written] = await tx.$queryRaw<{ at: Date }[]>`
    WITH marked AS (
      UPDATE "BallotRoll" SET "cast" = true, "link" = ${link} WHERE "id" = ${rollId}::uuid AND "cast" = ${wasCast} RETURNING 1
    ), gone AS (
      DELETE FROM "SealedVote" WHERE "id" = ${replaced}::uuid AND "ballotId" = ${ballotId}::uuid AND EXISTS (SELECT 1 FROM marked) RETURNING 1
    )
    INSERT INTO "SealedVote" ("id", "ballotId", "sealed") SELECT ${voteId}::uuid, ${ballotId}::uuid, ${sealed} FROM marked
    WHERE (SELECT count(*) FROM gone) = ${replaced ? 1 : 0} RETURNING ${DATABASE_NOW} AS "at"`
  if (!written) throw new DomainError('conflict', 'ballots.voted-already')
  return written.at
}
