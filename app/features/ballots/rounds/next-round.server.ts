import { z } from 'zod'
import type { Place } from '#app/features/access/standing.server.ts'
import { db } from '#app/platform/db.server.ts'
import type { Ballot } from '#app/platform/prisma/client.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Actor } from '#app/shared/roles.ts'
import { momentOf } from '#app/shared/zoned-time.ts'
import type { BallotSettings } from '../ballot-words.ts'
import { type BallotSubject, isLatest, resultOf, subjectToOpen } from '../ballots.queries.server.ts'
import { openBallot } from '../ballots.server.ts'
import type { MethodName } from '../methods/method-names.ts'
import { methodOf } from '../methods/registry.server.ts'
import { carriedTerms } from '../protocol/protocol.ts'
import { optionsOf } from '../subjects/options.ts'
import { subjectOf, type Wording } from '../subjects/subject-types.ts'
import type { Opening } from '../terms/terms-schema.server.ts'
import { roundsTo } from './rounds.queries.server.ts'

const ticked = z
  .union([z.array(z.string()), z.string().transform((one) => [one])])
  .default([])
  .refine((items) => items.length > 0, { error: 'ballots.missing.choose-items' })

/** What returns, and until when it is asked, on the sender's clock. */
export const nextRoundSchema = (timeZone: string, now = new Date()) =>
  z.object({ items: ticked, closesAt: z.string().optional() }).transform(({ items, closesAt: written }, context) => {
    const closesAt = written ? momentOf(written, timeZone) : null
    const refuse = (message: string) => context.addIssue({ code: 'custom', path: ['closesAt'], message })
    if (written && !closesAt) refuse('ballots.closes-unreadable')
    if (closesAt && closesAt <= now) refuse('ballots.closes-past')
    return { items, closesAt }
  })

/** Where nothing was ticked, what returns by the rule. */
type Next = { items?: readonly string[]; settings?: BallotSettings; closesAt: Date | null } & Partial<Opening>

/** Opens the next round of a ballot by the rule that was set before the first: the same settings and terms, unless they are amended, on what returns. */
export async function openNextRound(
  actor: Actor,
  { ballot, roundtable, standing }: BallotSubject,
  { items: ticked, settings: changed, terms = carriedTerms(ballot.terms), ...opening }: Next,
): Promise<Ballot> {
  const place: Place = { roundtable, standing }
  const onSubject = await subjectToOpen(place, subjectOf(ballot))
  await resultOf({ ballot, roundtable, standing })
  if (!(await isLatest(ballot))) throw new DomainError('conflict', 'ballots.open-already')
  const [{ rounds }, reworded] = await Promise.all([roundsTo(ballot), rewordedItems(ballot)])
  const { method, round } = ballot
  const results = rounds?.results.map(({ result }) => result) ?? []
  const items = ticked ?? methodOf(ballot).returns?.(results) ?? []
  const next = reworded && methodOf(ballot).next?.(round, changed ?? ballot.settings, results, { items, reworded })
  if (!next)
    throw new DomainError('conflict', reworded ? 'ballots.missing.rounds-over' : 'ballots.missing.question-changed')
  return openBallot(actor, onSubject, { method: method as MethodName, settings: next, terms, ...opening })
}

type Asked = Pick<Ballot, 'subjectType' | 'subjectId' | 'wording'>
type IndicatorOption = { id: string; indicatorId?: string; version?: number }

/** Of what was asked, what reads otherwise now and is to be rated anew; null where the question itself has been written anew. */
export async function rewordedItems({ subjectType, subjectId, wording }: Asked): Promise<string[] | null> {
  if (subjectType !== 'question' && subjectType !== 'indicators') return []
  const question = await db.ballotQuestion.findUnique({ where: { id: subjectId }, select: { version: true } })
  if (question?.version !== (wording as Wording).version) return null
  const options = optionsOf(wording) as readonly IndicatorOption[]
  const known = options.flatMap(({ indicatorId }) => indicatorId ?? [])
  if (known.length === 0) return []
  const now = await db.indicator.findMany({ where: { id: { in: known } }, select: { id: true, version: true } })
  const versions = new Map(now.map(({ id, version }) => [id, version]))
  return options
    .filter(({ indicatorId, version }) => indicatorId && versions.get(indicatorId) !== version)
    .map(({ id }) => id)
}
