import type { eventActor } from '#app/features/access/event-actor.server.ts'
import type { Tx } from '#app/platform/db.server.ts'
import type { Ballot } from '#app/platform/prisma/client.ts'
import type { RecordEvent } from '#app/platform/transaction.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import { ballotEventSubject } from '../ballot-lock.server.ts'
import type { BallotSettings } from '../ballot-words.ts'
import type { SubjectRef } from '../subjects/subject-types.ts'
import type { StoredTerms } from '../terms/terms.policy.ts'
import { carriedTerms, changesSince, type Fixed, hasProtocol } from './protocol.ts'

type Asked = Fixed & { subject: SubjectRef; method: string }

/**
 * The terms of a round about to be opened, with the amendment where it departs from the round before by the same method. Refused without a
 * reason. A ballot without a protocol binds no other.
 */
export async function amendedTerms(
  tx: Tx,
  { subject, method, settings, terms: sent }: Asked,
  reason: string | undefined,
): Promise<StoredTerms> {
  const terms = carriedTerms(sent)
  const before = await tx.ballot.findFirst({
    where: { subjectType: subject.type, subjectId: subject.id, method, state: 'closed' },
    orderBy: { round: 'desc' },
    select: { settings: true, terms: true },
  })
  const fixed = before && { settings: before.settings as BallotSettings, terms: before.terms as StoredTerms }
  if (!fixed || !hasProtocol(fixed)) return terms
  const changes = changesSince(fixed, { settings, terms })
  if (changes.length === 0) return terms
  if (!reason) throw new DomainError('conflict', 'ballots.missing.amendment')
  return { ...terms, amendment: { changes, reason } }
}

/** That a round opened otherwise than the one before is on record; how and why is looked up. */
export async function recordAmendment(record: RecordEvent, acting: ReturnType<typeof eventActor>, ballot: Ballot) {
  if (ballot.state !== 'open' || !(ballot.terms as StoredTerms).amendment) return
  await record({ name: 'ballot.amended', ...acting, ...ballotEventSubject({ ballot }) })
}
