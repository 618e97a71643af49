import { actingAs } from '#app/features/roundtables/acting.server.ts'
import type { Tx } from '#app/platform/db.server.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Actor } from '#app/shared/roles.ts'
import type { PillarChange, PillarInput } from './framework.schema.ts'
import type { FrameworkSubject, PillarSubject } from './frameworks.queries.server.ts'

export async function addPillar(_actor: Actor, { framework, roundtable, standing }: FrameworkSubject, input: PillarInput) {
  return transaction(async (tx, record) => {
    await lockFramework(tx, framework.id)
    const last = await tx.pillar.aggregate({ where: { frameworkId: framework.id }, _max: { position: true } })
    const pillar = await tx.pillar.create({ data: { ...input, frameworkId: framework.id, position: (last._max.position ?? 0) + 1 } })
    await record({ name: 'pillar.created', ...actingAs(standing, roundtable.id), subjectType: 'pillar', subjectId: pillar.id })
    return pillar
  })
}

export async function renamePillar(_actor: Actor, { pillar, roundtable, standing }: PillarSubject, input: PillarChange) {
  if (pillar.title === input.title && pillar.purpose === input.purpose) return
  await transaction(async (tx, record) => {
    await tx.pillar.update({ where: { id: pillar.id }, data: input })
    await record({
      name: 'pillar.renamed',
      ...actingAs(standing, roundtable.id),
      subjectType: 'pillar',
      subjectId: pillar.id,
    })
  })
}

/** Only an empty pillar goes: its sections are moved or removed first, so that no text disappears unnoticed. */
export async function removePillar(_actor: Actor, { framework, pillar, roundtable, standing }: PillarSubject) {
  await transaction(async (tx, record) => {
    await lockFramework(tx, framework.id)
    if (await tx.section.count({ where: { pillarId: pillar.id } })) throw new DomainError('conflict', 'framework.pillar-not-empty')
    await tx.indicator.updateMany({ where: { pillarId: pillar.id }, data: { pillarId: null } })
    const { count } = await tx.pillar.deleteMany({ where: { id: pillar.id } })
    if (!count) throw new DomainError('not-found')
    await record({ name: 'pillar.removed', ...actingAs(standing, roundtable.id), subjectType: 'pillar', subjectId: pillar.id })
  })
}

/** Everything that changes the tree's shape waits here for its turn. */
export async function lockFramework(tx: Tx, frameworkId: string) {
  await tx.$queryRaw`SELECT id FROM "Framework" WHERE id = ${frameworkId}::uuid FOR UPDATE`
}
