import type { Tx } from '#app/platform/db.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { BinKind } from './kinds.ts'

/** Removed records wait so long for somebody who wants them back. */
export const BIN_DAYS = 30

const TABLES: Record<BinKind, string> = {
  pillar: 'Pillar',
  section: 'Section',
  indicator: 'Indicator',
  session: 'Session',
  organisation: 'Organisation',
  'related-document': 'RelatedDocument',
}

/** What is there goes into the bin; whoever comes second finds nothing to remove. */
export async function putInBin(tx: Tx, kind: BinKind, id: string, personId: string) {
  const into = `UPDATE "${TABLES[kind]}" SET "removedAt" = now(), "removedById" = $2::uuid WHERE "id" = $1::uuid AND "removedAt" IS NULL`
  const count = await tx.$executeRawUnsafe(into, id, personId)
  if (!count) throw new DomainError('not-found')
}

/** Out of the bin again, while it is there. */
export async function takeFromBin(tx: Tx, kind: BinKind, id: string) {
  const out = `UPDATE "${TABLES[kind]}" SET "removedAt" = NULL, "removedById" = NULL WHERE "id" = $1::uuid AND "removedAt" > now() - make_interval(days => $2::int)`
  const count = await tx.$executeRawUnsafe(out, id, BIN_DAYS)
  if (!count) throw new DomainError('conflict', 'bin.gone')
}

/** The order with this one where it stood: before those that come after its old position. */
export function orderWithRestored<R extends { id: string; position: number }>(
  shown: R[],
  returning: { id: string; position: number },
) {
  const before = shown.filter(({ position }) => position < returning.position).map(({ id }) => id)
  const after = shown.filter(({ position }) => position >= returning.position).map(({ id }) => id)
  return [...before, returning.id, ...after]
}
