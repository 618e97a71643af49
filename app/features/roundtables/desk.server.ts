import { extend, id, secretariat } from '#app/features/access/access.server.ts'
import { mayAdminister } from '#app/features/identity/identity.policy.ts'
import { raiseGatesOf } from '#app/features/live-documents/document-row.server.ts'
import { dayColumn, dayOf } from '#app/platform/calendar.server.ts'
import { db, type Tx } from '#app/platform/db.server.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Actor, LocalizedText } from '#app/shared/roles.ts'
import type { RoundtableInput } from './roundtable.schema.ts'

/** The roundtable of an address, as the secretariat edits it. */
export const onRoundtable = extend(secretariat, { roundtableId: id }, async ({ actor, roundtableId }) => ({
  subject: await roundtableAtDesk(actor, roundtableId),
}))

export async function roundtableAtDesk(actor: Actor, roundtableId: string) {
  if (!mayAdminister(actor)) throw new DomainError('forbidden')
  const found = await db.roundtable.findUnique({
    where: { id: roundtableId },
    include: { framework: { select: { title: true } } },
  })
  if (!found) throw new DomainError('not-found')
  const { id, number, title, summary, state, startsOn, endsOn, framework } = found
  return {
    id,
    number,
    title: title as LocalizedText,
    summary: summary as LocalizedText,
    state,
    startsOn: startsOn ? dayOf(startsOn) : '',
    endsOn: endsOn ? dayOf(endsOn) : '',
    framework: framework?.title ?? '',
  }
}

/** A new roundtable has the next number, an empty framework, and nobody in it yet. */
export async function addRoundtable(actor: Actor, input: RoundtableInput) {
  if (!mayAdminister(actor)) throw new DomainError('forbidden')
  return transaction(async (tx, record) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('roundtable-numbers'))`
    const last = await tx.roundtable.aggregate({ _max: { number: true } })
    const roundtable = await tx.roundtable.create({
      data: {
        ...columns(input),
        objectives: [],
        number: (last._max.number ?? 0) + 1,
        framework: { create: { title: input.framework } },
      },
    })
    await record({
      name: 'roundtable.created',
      roundtableId: roundtable.id,
      personId: actor.personId,
      subjectId: roundtable.id,
    })
    return roundtable
  })
}

/** Takes effect at once for whoever is there: in a closed one nothing is written any more. Not while a ballot is open. */
export async function changeRoundtable(actor: Actor, { id }: { id: string }, input: RoundtableInput) {
  if (!mayAdminister(actor)) throw new DomainError('forbidden')
  await transaction(async (tx, record) => {
    await tx.$queryRaw`SELECT 1 FROM "Roundtable" WHERE "id" = ${id}::uuid FOR UPDATE`
    if (input.state === 'closed') await refuseWhileVoting(tx, id)
    await tx.roundtable.update({ where: { id }, data: columns(input) })
    if (input.state === 'closed') await raiseGatesOf(tx, id)
    await tx.framework.upsert({
      where: { roundtableId: id },
      update: { title: input.framework },
      create: { roundtableId: id, title: input.framework },
    })
    await record({ name: 'roundtable.edited', roundtableId: id, personId: actor.personId, subjectId: id })
  })
}

async function refuseWhileVoting(tx: Tx, roundtableId: string) {
  if (await tx.ballot.count({ where: { roundtableId, state: 'open' } }))
    throw new DomainError('conflict', 'secretariat.roundtable-ballots')
}

function columns({ titleEn, titleFr, summaryEn, summaryFr, state, startsOn, endsOn }: RoundtableInput) {
  return {
    title: { en: titleEn, fr: titleFr },
    summary: { en: summaryEn, fr: summaryFr },
    state,
    startsOn: startsOn ? dayColumn(startsOn) : null,
    endsOn: endsOn ? dayColumn(endsOn) : null,
  }
}
