import { eventActor } from '#app/features/access/event-actor.server.ts'
import type { Place } from '#app/features/access/standing.server.ts'
import { putInBin, takeFromBin } from '#app/features/bin/bin.server.ts'
import { SHOWN } from '#app/features/bin/shown.server.ts'
import type { Tx } from '#app/platform/db.server.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Actor } from '#app/shared/roles.ts'
import { codeAllocator } from './indicator-codes.ts'
import type { IndicatorSubject } from './indicators.queries.server.ts'
import { codesOf, eventSubject, lockCodes, lockIndicator, pillarsOf, refuseWhileVoting } from './indicators.server.ts'

/** Puts an indicator into the bin with its versions, ballots and answers. Not while people are voting on it. */
export async function removeIndicator(actor: Actor, { indicator, roundtable, standing }: IndicatorSubject) {
  await transaction(async (tx, record) => {
    await lockIndicator(tx, indicator.id)
    await refuseWhileVoting(tx, indicator.id)
    await putInBin(tx, 'indicator', indicator.id, actor.personId)
    await record({ name: 'indicator.removed', ...eventActor(standing, roundtable.id), ...eventSubject(indicator) })
  })
}

/** Brings an indicator back. When its code has been given to another meanwhile it gets the next free one. */
export async function restoreIndicator({ roundtable, standing }: Place, indicatorId: string) {
  await transaction(async (tx, record) => {
    await lockCodes(tx, roundtable.id)
    const indicator = await tx.indicator.findFirst({ where: { id: indicatorId, roundtableId: roundtable.id } })
    if (!indicator) throw new DomainError('not-found')
    if (await tx.indicator.count({ where: { roundtableId: roundtable.id, code: indicator.code, ...SHOWN } })) {
      const [pillars, codes] = await Promise.all([pillarsOf(tx, roundtable.id), codesOf(tx, roundtable.id)])
      await tx.indicator.update({
        where: { id: indicatorId },
        data: { code: codeAllocator(pillars, codes)(indicator.pillarId) },
      })
    }
    await takeFromBin(tx, 'indicator', indicatorId)
    await record({ name: 'indicator.returned', ...eventActor(standing, roundtable.id), ...eventSubject(indicator) })
  })
}

/** Its versions leave with it, and with its ballots their votes and results. */
export async function deleteIndicator(tx: Tx, indicatorId: string) {
  await tx.ballot.deleteMany({ where: { indicatorId } })
  await tx.indicator.delete({ where: { id: indicatorId } })
}
