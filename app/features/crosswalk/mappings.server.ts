import { eventActor } from '#app/features/access/event-actor.server.ts'
import type { Place } from '#app/features/access/standing.server.ts'
import { SHOWN } from '#app/features/bin/shown.server.ts'
import type { Tx } from '#app/platform/db.server.ts'
import { limit } from '#app/platform/rate-limit.server.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Actor, Standing } from '#app/shared/roles.ts'
import { mayMap, mayOnMapping } from './mapping.policy.ts'
import type { MappingAct, MappingInput } from './mapping.schema.ts'
import type { MappingSubject } from './mappings.queries.server.ts'

/** Says what an indicator is to an entry, in the name of whoever proposes it. */
export async function proposeMapping(actor: Actor, { roundtable, standing }: Place, input: MappingInput) {
  if (!mayMap(standing, roundtable)) throw new DomainError('forbidden')
  await limit('proposal', actor.personId)
  return transaction(async (tx, record) => {
    const { indicatorId, entryId } = input
    const [indicator, entry] = await Promise.all([
      tx.indicator.count({ where: { id: indicatorId, roundtableId: roundtable.id, ...SHOWN } }),
      tx.referenceEntry.count({ where: { id: entryId, framework: { roundtableId: roundtable.id } } }),
    ])
    if (!indicator || !entry) throw new DomainError('invalid', entry ? 'crosswalk.indicator' : 'crosswalk.entry')
    await tx.$queryRaw`SELECT 1 FROM "Indicator" WHERE "id" = ${indicatorId}::uuid FOR NO KEY UPDATE`
    if (await tx.mapping.count({ where: { indicatorId, entryId, removedAt: null } }))
      throw new DomainError('conflict', 'crosswalk.there-already')
    const mapping = await tx.mapping.create({
      data: { ...input, roundtableId: roundtable.id, ...authorOf(actor, standing) },
    })
    await record({ name: 'mapping.proposed', ...about(standing, mapping) })
    return mapping
  })
}

const SAID = { confirm: 'mapping.confirmed', dispute: 'mapping.disputed' } as const

/** An act on a mapping: others confirm or dispute it, a moderator agrees it or opens it again, its author or a moderator changes or removes it. */
export async function actOnMapping(actor: Actor, { mapping, roundtable, standing }: MappingSubject, act: MappingAct) {
  const purpose = {
    change: 'change',
    remove: 'change',
    agree: 'settle',
    reopen: 'settle',
    confirm: 'stand',
    dispute: 'stand',
    unsay: 'stand',
  } as const
  if (!mayOnMapping(standing, purpose[act.act], mapping, roundtable)) throw new DomainError('forbidden')
  await transaction(async (tx, record) => {
    await tx.$queryRaw`SELECT 1 FROM "Mapping" WHERE "id" = ${mapping.id}::uuid FOR UPDATE`
    const now = await tx.mapping.findFirst({ where: { id: mapping.id, removedAt: null } })
    if (!now) throw new DomainError('conflict', 'crosswalk.gone')
    if ('seen' in act && act.seen !== now.relation) throw new DomainError('conflict', 'crosswalk.changed-meanwhile')
    if (act.act === 'confirm' || act.act === 'dispute' || act.act === 'unsay') {
      if (now.agreedAt) throw new DomainError('conflict', 'crosswalk.agreed-meanwhile')
      await endStandings(tx, mapping.id, actor.personId)
      if (act.act === 'unsay') return record({ name: 'mapping.unsaid', ...about(standing, mapping) })
      const reason = act.act === 'dispute' ? act.reason : ''
      await tx.mappingStanding.create({
        data: { mappingId: mapping.id, kind: act.act, reason, ...authorOf(actor, standing) },
      })
      return record({ name: SAID[act.act], ...about(standing, mapping) })
    }
    if (act.act === 'change') return change(tx, record, act)
    await tx.mapping.update({ where: { id: mapping.id }, data: settled(act.act, actor) })
    return record({ name: SETTLED[act.act], ...about(standing, mapping) })

    /** What people said was about the relation as it was: their standings end with it. */
    async function change(
      tx: Tx,
      tell: typeof record,
      { relation, note, confidence }: Extract<MappingAct, { act: 'change' }>,
    ) {
      const other = relation !== mapping.relation
      if (other) await endStandings(tx, mapping.id)
      const reset = other ? { agreedAt: null, agreedById: null } : {}
      await tx.mapping.update({
        where: { id: mapping.id },
        data: { relation, note, confidence, changedAt: new Date(), ...reset },
      })
      const { data, ...rest } = about(standing, mapping)
      await tell({ name: 'mapping.changed', ...rest, data: { ...data, from: mapping.relation, to: relation } })
    }
  })
}

const SETTLED = { agree: 'mapping.agreed', reopen: 'mapping.reopened', remove: 'mapping.removed' } as const

function settled(act: keyof typeof SETTLED, { personId }: Actor) {
  if (act === 'agree') return { agreedAt: new Date(), agreedById: personId }
  return act === 'reopen' ? { agreedAt: null, agreedById: null } : { removedAt: new Date(), removedById: personId }
}

async function endStandings(tx: Tx, mappingId: string, personId?: string) {
  await tx.mappingStanding.updateMany({ where: { mappingId, endedAt: null, personId }, data: { endedAt: new Date() } })
}

function authorOf(actor: Actor, { seat }: Standing) {
  return { personId: actor.personId, organisationId: seat?.organisationId ?? null, groupId: seat?.groupId ?? null }
}

function about(standing: Standing, mapping: { id: string; indicatorId: string; roundtableId: string }) {
  return {
    ...eventActor(standing, mapping.roundtableId),
    subjectId: mapping.indicatorId,
    scope: { indicatorId: mapping.indicatorId },
    data: { mappingId: mapping.id },
  }
}
