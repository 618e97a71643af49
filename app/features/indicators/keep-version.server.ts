import type { Tx } from '#app/platform/db.server.ts'
import type { Indicator, Prisma } from '#app/platform/prisma/client.ts'
import type { Standing } from '#app/shared/roles.ts'

export type VersionOrigin = 'proposed' | 'edited' | 'imported' | 'restored'
type Made = { origin: VersionOrigin; by: Standing; restoredFrom?: number }

/** Keeps how these indicators read from now on, whole. Called in the transaction of every change of their wording. */
export async function keepVersions(tx: Tx, indicators: Indicator[], { origin, by, restoredFrom }: Made) {
  const author = { personId: by.personId, organisationId: by.seat?.organisationId, groupId: by.seat?.groupId }
  await tx.indicatorVersion.createMany({
    data: indicators.map((indicator) => ({
      ...wordingOf(indicator),
      indicatorId: indicator.id,
      number: indicator.version,
      origin,
      restoredFrom,
      ...author,
    })),
  })
}

/** Every field that belongs to the wording of an indicator; its state, code and author do not change with it. */
export function wordingOf(from: Wording) {
  const {
    name,
    definition,
    rationale,
    unit,
    formula,
    source,
    licence,
    frequency,
    direction,
    disaggregation,
    limits,
    metadata,
    pillarId,
    sectionId,
  } = from
  return {
    name,
    definition,
    rationale,
    unit,
    formula,
    source,
    licence,
    frequency,
    direction,
    disaggregation,
    limits,
    metadata: metadata as Prisma.InputJsonObject,
    pillarId,
    sectionId,
  }
}

type Wording = Pick<
  Indicator,
  | 'name'
  | 'definition'
  | 'rationale'
  | 'unit'
  | 'formula'
  | 'source'
  | 'licence'
  | 'frequency'
  | 'direction'
  | 'disaggregation'
  | 'limits'
  | 'pillarId'
  | 'sectionId'
> & { metadata: unknown }
