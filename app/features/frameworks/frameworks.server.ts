import { eventActor } from '#app/features/access/event-actor.server.ts'
import { orderWithRestored, putInBin, takeFromBin } from '#app/features/bin/bin.server.ts'
import { SHOWN } from '#app/features/bin/shown.server.ts'
import type { Tx } from '#app/platform/db.server.ts'
import type { Pillar } from '#app/platform/prisma/client.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Actor } from '#app/shared/roles.ts'
import type { PillarChange, PillarInput } from './framework.schema.ts'
import type { FrameworkSubject, PillarSubject } from './frameworks.queries.server.ts'

export async function addPillar({ framework, roundtable, standing }: FrameworkSubject, input: PillarInput) {
  return transaction(async (tx, record) => {
    await lockFramework(tx, framework.id)
    const last = await tx.pillar.aggregate({ where: { frameworkId: framework.id }, _max: { position: true } })
    const pillar = await tx.pillar.create({
      data: { ...input, frameworkId: framework.id, position: (last._max.position ?? 0) + 1 },
    })
    await record({ name: 'pillar.created', ...eventActor(standing, roundtable.id), subjectId: pillar.id })
    return pillar
  })
}

export async function renamePillar({ pillar, roundtable, standing }: PillarSubject, input: PillarChange) {
  if (pillar.title === input.title && pillar.purpose === input.purpose) return
  await transaction(async (tx, record) => {
    await tx.pillar.update({ where: { id: pillar.id }, data: input })
    await record({
      name: 'pillar.renamed',
      ...eventActor(standing, roundtable.id),
      subjectId: pillar.id,
    })
  })
}

/** Only an empty pillar goes into the bin: its sections are moved or removed first, so that no text disappears unnoticed. */
export async function removePillar(actor: Actor, { framework, pillar, roundtable, standing }: PillarSubject) {
  await transaction(async (tx, record) => {
    await lockFramework(tx, framework.id)
    if (await tx.section.count({ where: { pillarId: pillar.id, ...SHOWN } }))
      throw new DomainError('conflict', 'framework.pillar-not-empty')
    await putInBin(tx, 'pillar', pillar.id, actor.personId)
    await record({ name: 'pillar.removed', ...eventActor(standing, roundtable.id), subjectId: pillar.id })
  })
}

/** Brings a pillar back to where it stood. */
export async function restorePillar({ framework, roundtable, standing }: FrameworkSubject, pillarId: string) {
  await transaction(async (tx, record) => {
    await lockFramework(tx, framework.id)
    const pillar = await tx.pillar.findFirst({ where: { id: pillarId, frameworkId: framework.id } })
    if (!pillar) throw new DomainError('not-found')
    await putPillarBack(tx, pillar)
    await record({ name: 'pillar.restored', ...eventActor(standing, roundtable.id), subjectId: pillarId })
  })
}

/** Back among the others, where it stood. */
export async function putPillarBack(tx: Tx, pillar: Pillar) {
  const shown = await tx.pillar.findMany({
    where: { frameworkId: pillar.frameworkId, ...SHOWN },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
  })
  await takeFromBin(tx, 'pillar', pillar.id)
  for (const [at, id] of orderWithRestored(shown, pillar).entries())
    await tx.pillar.update({ where: { id }, data: { position: at + 1 } })
}

/** Everything that changes the tree's shape waits here for its turn. */
export async function lockFramework(tx: Tx, frameworkId: string) {
  await tx.$queryRaw`SELECT id FROM "Framework" WHERE id = ${frameworkId}::uuid FOR UPDATE`
}
