import { deleteIndicator } from '#app/features/indicators/removal.server.ts'
import { purgeSection } from '#app/features/sections/removal.server.ts'
import { db } from '#app/platform/db.server.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import { BIN_DAYS } from './bin.server.ts'

/** Deletes what nobody has wanted back. Sections go before their pillars; what something else still names stays, unseen. */
export async function emptyBin(now = new Date()) {
  const before = new Date(now.getTime() - BIN_DAYS * 86_400_000)
  const overdue = { removedAt: { lt: before } }
  for (const { id } of await db.section.findMany({ where: overdue, select: { id: true } })) await purgeSection(id, before)
  for (const { id } of await db.indicator.findMany({ where: overdue, select: { id: true } })) {
    await transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM "Indicator" WHERE "id" = ${id}::uuid FOR UPDATE`
      if (await tx.indicator.count({ where: { id, ...overdue } })) await deleteIndicator(tx, id)
    })
  }
  await transaction(async (tx) => {
    const pillars = { ...overdue, sections: { none: {} } }
    await tx.indicator.updateMany({ where: { pillar: pillars }, data: { pillarId: null } })
    await tx.pillar.deleteMany({ where: pillars })
    await tx.organisation.deleteMany({ where: { ...overdue, memberships: { none: {} } } })
    await tx.relatedDocument.deleteMany({ where: overdue })
  })
}
