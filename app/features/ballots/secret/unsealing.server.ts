import type { Tx } from '#app/platform/db.server.ts'
import type { Ballot } from '#app/platform/prisma/client.ts'
import { canonicalJson } from '#app/shared/canonical-json.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { BallotResult, BallotSettings } from '../ballot-words.ts'
import { makeBundle } from '../recount/bundle.ts'
import type { CountedVote, RollOfBundle } from '../recount/bundle-words.ts'
import { countOf } from '../recount/count-of.server.ts'
import type { AskedMore } from '../rule/quorum.ts'
import { publishedTerms, type StoredTerms } from '../terms/terms.policy.ts'
import type { GroupTurnout, Holder } from '../turnout.ts'
import { markOf, rewriteRoll } from './roll.server.ts'
import { unseal, unwrapped } from './sealing.server.ts'
import { secretOf } from './secret.policy.ts'
import { type SealedAnswer, voteName } from './secret-votes.server.ts'

/** So many are read at a time. */
const PIECE = 200

export type Unsealed = {
  /** Who voted, by the marks of the roll. */
  holders: Holder[]
  answers: CountedVote[]
  receipts: string[]
  roll: RollOfBundle
}

/** The votes of a secret ballot that closes, without whose they are. Null for a ballot that is not secret. */
export async function unsealedVotes(tx: Tx, ballot: Ballot): Promise<Unsealed | null> {
  const secret = secretOf(ballot.terms)
  if (!secret) return null
  const ballotId = ballot.id
  const kept = await tx.ballotKey.findUnique({ where: { ballotId } })
  if (!kept) throw new DomainError('unavailable', 'ballots.secret-unreadable')
  const key = unwrapped(ballotId, kept.wrapped)
  const votes: SealedAnswer[] = []
  for (let after = ''; ;) {
    const rows = await tx.sealedVote.findMany({
      where: { ballotId, ...(after && { id: { gt: after } }) },
      orderBy: { id: 'asc' },
      take: PIECE,
    })
    for (const { id, sealed } of rows)
      votes.push(unseal<SealedAnswer>(key, voteName(ballotId, id), sealed) ?? unreadable())
    if (rows.length < PIECE) break
    after = rows.at(-1)!.id
  }
  const lines = (await tx.ballotRoll.findMany({ where: { ballotId } })).map(
    ({ personId, organisationId, groupId, weight, cast }) => ({
      ...{ holderId: (personId ?? organisationId)!, groupId, weight, cast },
    }),
  )
  return {
    holders: lines.filter(({ cast }) => cast),
    answers: votes.map(({ groupId, weight, answer }) => ({ groupId, answer, ...(weight !== 1 && { weight }) })),
    receipts: secret.receipts ? votes.map(({ receipt }) => receipt).sort() : [],
    roll: {
      size: lines.length,
      cast: lines.filter(({ cast }) => cast).length,
      opened: secret.roll?.hash ?? '',
      closed: markOf(lines).hash,
    },
  }
}

/** Somebody changed a sealed vote in the database. Nothing is counted without it: whoever runs the installation has to look. */
function unreadable(): never {
  throw new DomainError('unavailable', 'ballots.secret-unreadable')
}

/**
 * Keeps what is published, and nothing else: the sealed votes and their key are deleted and the roll is written anew, in the transaction of the closing. What may not be published,
 * because it would say whose a vote is, is not kept either.
 */
export async function publishUnsealed(
  tx: Tx,
  ballot: Ballot,
  { answers, receipts, roll }: Unsealed,
  closed: { result: BallotResult; electorate: GroupTurnout[]; asked?: AskedMore },
) {
  const { id: ballotId, wording, round, method } = ballot
  const bundle = makeBundle(
    {
      ...{
        question: wording,
        round,
        method,
        settings: ballot.settings as BallotSettings,
        ...closed,
        votes: answers,
        roll,
      },
      terms: publishedTerms(ballot.terms as StoredTerms),
      ...(receipts.length && { receipts }),
    },
    countOf(method),
  )
  await tx.ballotBundle.create({ data: { ballotId, text: canonicalJson(bundle) } })
  await tx.sealedVote.deleteMany({ where: { ballotId } })
  await tx.ballotKey.delete({ where: { ballotId } })
  await rewriteRoll(tx, ballotId)
}
