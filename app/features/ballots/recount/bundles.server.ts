import { sql } from '#app/platform/sql.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import { type BallotSubject, resultOf } from '../ballots.queries.server.ts'
import { answersTo, countedBallots } from '../counted-ballots.server.ts'
import { termsOf } from '../terms/terms.policy.ts'
import { makeBundle } from './bundle.ts'
import type { Bundle } from './bundle-words.ts'
import { countOf } from './count-of.server.ts'

/** What anybody at the roundtable can count a closed ballot again from; refused while its result is still to come. */
export async function bundleOf(subject: BallotSubject): Promise<Bundle> {
  const result = await resultOf(subject)
  const [ballot] = await countedBallots(subject.standing, sql`WHERE b."id" = ${subject.ballot.id}::uuid`)
  if (!ballot?.closing) throw new DomainError('not-found')
  const { wording, round, method, settings, terms, closing } = ballot
  return makeBundle(
    {
      question: wording,
      round,
      method,
      settings,
      terms: termsOf(terms),
      electorate: closing.electorate,
      result,
      votes: await answersTo(subject.ballot.id),
    },
    countOf(method),
  )
}
