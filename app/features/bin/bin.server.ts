import type { Tx } from '#app/platform/db.server.ts'
import { Prisma } from '#app/platform/prisma/client.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { BinKind } from './kinds.ts'

/** Removed records wait so long for somebody who wants them back. */
export const BIN_DAYS = 30

const TABLES: Record<BinKind, Prisma.Sql> = {
  pillar: Prisma.raw('"Pillar"'),
  section: Prisma.raw('"Section"'),
  indicator: Prisma.raw('"Indicator"'),
  organisation: Prisma.raw('"Organisation"'),
  'related-document': Prisma.raw('"RelatedDocument"'),
}

/** What is there goes into the bin; whoever comes second finds nothing to remove. */
export async function putInBin(tx: Tx, kind: BinKind, id: string, personId: string) {
  const count = await tx.$executeRaw`UPDATE ${TABLES[kind]} SET "removedAt" = now(), "removedById" = ${personId}::uuid WHERE "id" = ${id}::uuid AND "removedAt" IS NULL`
  if (!count) throw new DomainError('not-found')
}

/** Out of the bin again, while it is there. */
export async function takeFromBin(tx: Tx, kind: BinKind, id: string) {
  const count = await tx.$executeRaw`
    UPDATE ${TABLES[kind]} SET "removedAt" = NULL, "removedById" = NULL
    WHERE "id" = ${id}::uuid AND "removedAt" > now() - make_interval(days => ${BIN_DAYS}::int)`
  if (!count) throw new DomainError('conflict', 'bin.gone')
}

/** The order with this one where it stood: before those that come after its old position. */
export function orderWith<R extends { id: string; position: number }>(shown: R[], returning: { id: string; position: number }) {
  const before = shown.filter(({ position }) => position < returning.position).map(({ id }) => id)
  const after = shown.filter(({ position }) => position >= returning.position).map(({ id }) => id)
  return [...before, returning.id, ...after]
}
