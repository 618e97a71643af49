import { eventActor } from '#app/features/access/event-actor.server.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { ArgumentInput } from './indicator.schema.ts'
import type { IndicatorSubject } from './indicators.queries.server.ts'
import { eventSubject, lockIndicator } from './indicators.server.ts'

/** One argument of a person on each side: saying it again is changing it, and saying nothing takes it back. Null when nothing changed. */
export async function argue({ indicator, roundtable, standing }: IndicatorSubject, { side, text }: ArgumentInput) {
  const { seat } = standing
  if (!seat) throw new DomainError('forbidden')
  return transaction(async (tx, record) => {
    await lockIndicator(tx, indicator.id)
    const one = { indicatorId: indicator.id, personId: seat.personId, side }
    const where = { indicatorId_personId_side: one }
    const current = await tx.indicatorArgument.findUnique({ where })
    if (text === (current?.withdrawnAt ? '' : (current?.text ?? ''))) return null
    const { organisationId, groupId } = seat
    const said = text ? { text, withdrawnAt: null, organisationId, groupId } : { withdrawnAt: new Date() }
    const { id } = await tx.indicatorArgument.upsert({
      where,
      update: said,
      create: { ...one, text, organisationId, groupId },
    })
    const name = text ? 'indicator.argued' : 'indicator.argument-withdrawn'
    const data = { argumentId: id, side }
    await record({ name, ...eventActor(standing, roundtable.id), ...eventSubject(indicator), data })
    return { side, said: text !== '' }
  })
}
