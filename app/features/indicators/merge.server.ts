import { eventActor } from '#app/features/access/event-actor.server.ts'
import { SHOWN } from '#app/features/bin/shown.server.ts'
import { moveMappings, moveMappingsBack } from '#app/features/crosswalk/merged-mappings.server.ts'
import { db } from '#app/platform/db.server.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { MergerInput } from './indicator.schema.ts'
import type { IndicatorSubject } from './indicators.queries.server.ts'
import { eventSubject, lockIndicator, refuseWhileVoting } from './indicators.server.ts'
import { mergedTargets } from './merged.server.ts'

/** So long a merger can be taken apart again, as what is in the bin can come back. */
export const UNMERGE_DAYS = 30

/**
 * Merges an indicator into another: its address, its chips and its code lead there, its versions and ballots stay readable as its own history.
 * Refused while a ballot is open on either, and where the other is itself merged.
 */
export async function mergeIndicator(
  { indicator, roundtable, standing }: IndicatorSubject,
  { into, reason }: MergerInput,
) {
  if (into === indicator.id) throw new DomainError('invalid', 'indicators.merge-itself')
  return transaction(async (tx, record) => {
    // Held in one order, so that two mergers of the same pair do not wait for each other.
    for (const id of [indicator.id, into].sort()) await lockIndicator(tx, id)
    const [one, other] = await Promise.all([
      tx.indicator.findUniqueOrThrow({ where: { id: indicator.id } }),
      tx.indicator.findFirst({ where: { id: into, roundtableId: roundtable.id, mergedIntoId: null, ...SHOWN } }),
    ])
    if (!other) throw new DomainError('invalid', 'indicators.merge-gone')
    if (one.mergedIntoId) throw new DomainError('conflict', 'indicators.merged')
    for (const id of [indicator.id, into]) await refuseWhileVoting(tx, id)
    await tx.indicator.update({
      where: { id: indicator.id },
      data: { mergedIntoId: into, mergedAt: new Date(), mergedById: standing.personId, mergeReason: reason },
    })
    await moveMappings(tx, indicator.id, into)
    const data = { into }
    await record({ name: 'indicator.merged', ...eventActor(standing, roundtable.id), ...eventSubject(indicator), data })
    return { into: into as string | null }
  })
}

/** Both stand for themselves again; within the days that the bin gives as well. Null when they do already. */
export async function unmergeIndicator({ indicator, roundtable, standing }: IndicatorSubject) {
  return transaction(async (tx, record) => {
    const current = await lockIndicator(tx, indicator.id)
    if (!current.mergedIntoId) return null
    if (Date.now() - (current.mergedAt?.getTime() ?? 0) > UNMERGE_DAYS * 86_400_000)
      throw new DomainError('closed', 'indicators.merged-long-ago', { days: UNMERGE_DAYS })
    await tx.indicator.update({
      where: { id: indicator.id },
      data: { mergedIntoId: null, mergedAt: null, mergedById: null, mergeReason: '' },
    })
    await moveMappingsBack(tx, indicator.id)
    const data = { from: current.mergedIntoId }
    await record({
      name: 'indicator.unmerged',
      ...eventActor(standing, roundtable.id),
      ...eventSubject(indicator),
      data,
    })
    return { into: null as string | null }
  })
}

/** The indicator that a merged one leads to, if that can still be seen. */
export async function mergedInto({ indicator, roundtable }: IndicatorSubject) {
  const rows = await db.indicator.findMany({
    where: { roundtableId: roundtable.id, ...SHOWN, OR: [{ mergedIntoId: { not: null } }, { merged: { some: {} } }] },
    select: { id: true, mergedIntoId: true },
  })
  return mergedTargets(rows).get(indicator.id)?.id ?? null
}

/** What an indicator can be merged into. */
export async function mergeChoices({ indicator, roundtable }: IndicatorSubject) {
  return db.indicator.findMany({
    where: { roundtableId: roundtable.id, mergedIntoId: null, id: { not: indicator.id }, ...SHOWN },
    select: { id: true, code: true, name: true },
    orderBy: { code: 'asc' },
  })
}
