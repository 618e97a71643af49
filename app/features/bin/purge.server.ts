import { deleteIndicator } from '#app/features/indicators/removal.server.ts'
import { purgeSection } from '#app/features/sections/removal.server.ts'
import { deleteSessions } from '#app/features/sessions/session-removal.server.ts'
import { db, type Tx } from '#app/platform/db.server.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import { BIN_DAYS } from './bin.server.ts'

/** Deletes what nobody has wanted back. Sections go before their pillars; what something else still names stays, unseen. */
export async function emptyBin(now = new Date()) {
  const before = new Date(now.getTime() - BIN_DAYS * 86_400_000)
  const overdue = { removedAt: { lt: before } }
  for (const { id } of await db.section.findMany({ where: overdue, select: { id: true } }))
    await purgeSection(id, before)
  for (const { id } of await db.indicator.findMany({ where: overdue, select: { id: true } })) {
    await transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM "Indicator" WHERE "id" = ${id}::uuid FOR UPDATE`
      if (await tx.indicator.count({ where: { id, ...overdue } })) await deleteIndicator(tx, id)
    })
  }
  await transaction(async (tx) => {
    await tx.pillar.deleteMany({ where: { ...overdue, sections: { none: {} } } })
    await deleteSessions(tx, overdue)
    await deleteOrganisations(tx, overdue)
    await tx.relatedDocument.deleteMany({ where: overdue })
  })
}

/** Only those for which nobody ever sat, wrote or voted: of the others the record keeps the name. */
async function deleteOrganisations(tx: Tx, overdue: { removedAt: { lt: Date } }) {
  const none = { none: {} }
  const unnamed = {
    ...overdue,
    memberships: none,
    comments: none,
    votes: none,
    ballotRolls: none,
    decisions: none,
    textVersions: none,
    indicators: none,
    versions: none,
    events: none,
    sessionInvitations: none,
    sessionReadings: none,
  }
  const ids = (await tx.organisation.findMany({ where: unnamed, select: { id: true } })).map(({ id }) => id)
  const wrote = await tx.collabClient.findMany({
    where: { organisationId: { in: ids } },
    distinct: ['organisationId'],
    select: { organisationId: true },
  })
  await tx.organisation.deleteMany({
    where: { ...unnamed, id: { in: ids, notIn: wrote.map(({ organisationId }) => organisationId) } },
  })
}
