import { randomUUID } from 'node:crypto'
import { roundtableFor } from '#app/features/access/standing.server.ts'
import type { Answer, BallotSettings } from '#app/features/ballots/ballot-words.ts'
import { subjectToOpen } from '#app/features/ballots/ballots.queries.server.ts'
import { openBallot } from '#app/features/ballots/ballots.server.ts'
import { closeBallot } from '#app/features/ballots/closing.server.ts'
import type { MethodName } from '#app/features/ballots/methods/method-names.ts'
import type { SecretTerms } from '#app/features/ballots/secret/secret.policy.ts'
import { castSecretVote } from '#app/features/ballots/secret/secret-votes.server.ts'
import type { StoredTerms } from '#app/features/ballots/terms/terms.policy.ts'
import type { Actor, Seat } from '#app/shared/roles.ts'
import { buildIndicator } from './decisions.ts'
import { actorOf } from './requests.ts'
import { buildMember, buildRoundtable } from './roundtables.ts'
import { ballotFor } from './subjects.ts'
import { manyVoters } from './voters.ts'

export const SECRET: SecretTerms = { changes: 'final', smallestBucket: 5, receipts: true, listed: true }

type Given = {
  voters?: number
  secret?: Partial<SecretTerms>
  terms?: StoredTerms | ((seats: Seat[]) => StoredTerms)
  method?: MethodName
  settings?: BallotSettings
  closesAt?: Date
}

/** A table with so many voters in four groups and a moderator, and a secret ballot that is open there. */
export async function openSecretBallot({
  voters = 8,
  secret,
  terms,
  method = 'consent',
  settings = { minimumTurnout: 0.25, share: 0.6, groups: 1, groupShare: 0.5, objections: 3 } as BallotSettings,
  closesAt,
}: Given = {}) {
  const roundtable = await buildRoundtable()
  const moderator = await buildMember({ roundtable, role: 'moderator' })
  const { seats, groupIds } = await manyVoters(roundtable, voters)
  const actor = await actorOf(moderator.person)
  const indicator = await buildIndicator({ roundtable })
  const place = await roundtableFor(actor, roundtable.id, 'moderate')
  const opening = await subjectToOpen(place, { type: 'indicator', id: indicator.id })
  const ballot = await openBallot(actor, opening, {
    ...{ method, settings, closesAt },
    terms: { ...(typeof terms === 'function' ? terms(seats) : terms), secret: { ...SECRET, ...secret } },
  })
  const as = (seat: Seat) => ({ ...actor, personId: seat.personId }) satisfies Actor
  const subject = async () => ballotFor(actor, roundtable.id, ballot.id, 'view')
  return {
    ...{ roundtable, moderator, seats, groupIds, ballot, actor, indicator, subject },
    cast: async (seat: Seat, answer: Answer, key: string = randomUUID()) =>
      castSecretVote(
        as(seat),
        { ...(await subject()), standing: { personId: seat.personId, secretariat: false, seat } },
        answer,
        key,
      ),
    close: async () => closeBallot(actor, await ballotFor(actor, roundtable.id, ballot.id, 'close')),
  }
}
