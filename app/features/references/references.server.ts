import { eventActor } from '#app/features/access/event-actor.server.ts'
import type { Tx } from '#app/platform/db.server.ts'
import { type RecordEvent, transaction } from '#app/platform/transaction.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { FrameworkInput } from './reference.schema.ts'
import type { ReferenceSubject } from './references.queries.server.ts'

/** Changes what is said of a list itself; its entries stay. Once its words may not be shown, what is kept of them goes: codes and our own labels stay. */
export async function changeReference({ framework, roundtable, standing }: ReferenceSubject, input: FrameworkInput) {
  await transaction(async (tx, record) => {
    await lockTable(tx, roundtable.id)
    const taken = await tx.referenceFramework.count({
      where: { roundtableId: roundtable.id, short: input.short, id: { not: framework.id } },
    })
    if (taken) throw new DomainError('conflict', 'references.short-taken')
    await tx.referenceFramework.update({ where: { id: framework.id }, data: input })
    if (framework.textShown && !input.textShown)
      await tx.referenceEntry.updateMany({
        where: { frameworkId: framework.id },
        data: { labels: {}, definition: '', formula: '', notes: '' },
      })
    await tell(record, { framework, roundtable, standing }, 'reference.changed')
  })
}

/** Takes a list away with its entries: refused while one of ours is mapped to it or was taken from it, which would lose what it is. */
export async function removeReference({ framework, roundtable, standing }: ReferenceSubject) {
  await transaction(async (tx, record) => {
    await lockTable(tx, roundtable.id)
    const [{ used } = { used: 0 }] = await tx.$queryRaw<{ used: number }[]>`
      SELECT count(DISTINCT i."id")::int AS "used" FROM "ReferenceEntry" e JOIN "Indicator" i ON i."roundtableId" = ${roundtable.id}::uuid
        AND (i."provenance"->>'entryId' = e."id"::text OR EXISTS (
          SELECT 1 FROM "Mapping" m WHERE m."entryId" = e."id" AND m."indicatorId" = i."id" AND m."removedAt" IS NULL))
      WHERE e."frameworkId" = ${framework.id}::uuid`
    if (used) throw new DomainError('conflict', 'references.in-use', { count: used })
    await tx.referenceFramework.deleteMany({ where: { id: framework.id } })
    await tell(record, { framework, roundtable, standing }, 'reference.removed')
  })
}

async function lockTable(tx: Tx, roundtableId: string) {
  await tx.$queryRaw`SELECT 1 FROM "Roundtable" WHERE "id" = ${roundtableId}::uuid FOR NO KEY UPDATE`
}

async function tell(
  record: RecordEvent,
  { framework, roundtable, standing }: ReferenceSubject,
  name: 'reference.changed' | 'reference.removed',
) {
  await record({
    name,
    ...eventActor(standing, roundtable.id),
    subjectId: roundtable.id,
    data: { frameworkId: framework.id, list: framework.short },
  })
}
