import { databaseNow } from '#app/platform/clock.server.ts'
import { db } from '#app/platform/db.server.ts'
import { sql } from '#app/platform/sql.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import { maySeeResult } from '../ballot.policy.ts'
import { type BallotSubject, resultOf } from '../ballots.queries.server.ts'
import { answersTo, countedBallots } from '../counted-ballots.server.ts'
import { toldByProxy } from '../proxies/proxies.ts'
import { secretOf } from '../secret/secret.policy.ts'
import { publishedTerms } from '../terms/terms.policy.ts'
import { turnoutTotals } from '../turnout.ts'
import { makeBundle } from './bundle.ts'
import type { Bundle } from './bundle-words.ts'
import { countOf } from './count-of.server.ts'

/** What anybody at the roundtable can count a closed ballot again from; refused while its result is still to come. */
export async function bundleOf(subject: BallotSubject): Promise<Bundle> {
  const result = await resultOf(subject)
  if (secretOf(subject.ballot.terms)) return keptBundle(subject.ballot.id)
  const [ballot] = await countedBallots(subject.standing, sql`WHERE b."id" = ${subject.ballot.id}::uuid`)
  if (!ballot?.closing) throw new DomainError('not-found')
  const { wording, round, method, settings, terms, closing } = ballot
  return makeBundle(
    {
      question: wording,
      round,
      method,
      settings,
      terms: publishedTerms(terms),
      electorate: closing.electorate,
      ...(closing.asked && { asked: closing.asked }),
      ...(terms.proxies && { byProxy: toldByProxy(ballot.byProxy, turnoutTotals(closing.electorate).voted) }),
      result,
      votes: await answersTo({ ...subject.ballot, terms }),
    },
    countOf(method),
  )
}

/** Of a secret ballot nothing is left that its bundle could be made of again. */
async function keptBundle(ballotId: string): Promise<Bundle> {
  const kept = await db.ballotBundle.findUniqueOrThrow({ where: { ballotId } })
  return JSON.parse(kept.text) as Bundle
}

/** Whether everybody may see what came of it by now. */
export async function hasResult({ ballot }: BallotSubject) {
  const [closing, now] = await Promise.all([
    db.ballotClosing.findUnique({ where: { ballotId: ballot.id }, select: { resultAt: true } }),
    databaseNow(),
  ])
  return maySeeResult(closing, now)
}
