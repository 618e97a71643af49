import type { Place } from '#app/features/access/standing.server.ts'
import { mayArrange } from '#app/features/frameworks/framework.policy.ts'
import { mayAdminister } from '#app/features/identity/identity.policy.ts'
import { sectionRow } from '#app/features/sections/section-row.server.ts'
import { db } from '#app/platform/db.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import { localized } from '#app/shared/localized.ts'
import type { Actor } from '#app/shared/roles.ts'
import { BIN_DAYS } from './bin.server.ts'
import type { BinKind } from './kinds.ts'

export type BinLine = {
  kind: BinKind
  id: string
  title: string
  removedAt: string
  removedBy: string | null
  until: string
}

type Removed = { id: string; removedAt: Date | null; removedBy: { name: string } | null }
const by = { removedBy: { select: { name: true } } } as const
const waiting = () => ({ removedAt: { gt: new Date(Date.now() - BIN_DAYS * 86_400_000) } })

type TableRow = { kind: BinKind; id: string; title: string; removedAt: Date; removedBy: string | null }

/** What moderators of a roundtable can bring back, the latest first: one statement, however many kinds there are. */
export async function binOf({ roundtable, standing }: Place) {
  const since = waiting().removedAt.gt
  const rows = await db.$queryRaw<TableRow[]>`
    SELECT r."kind", r."id", r."title", r."removedAt", p."name" AS "removedBy"
    FROM (
      SELECT 'pillar' AS "kind", p."id", p."title", p."removedAt", p."removedById", f."roundtableId"
        FROM "Pillar" p JOIN "Framework" f ON f."id" = p."frameworkId"
      UNION ALL
      SELECT 'section', s."id", s."title", s."removedAt", s."removedById", f."roundtableId"
        FROM "Section" s JOIN "Pillar" p ON p."id" = s."pillarId" JOIN "Framework" f ON f."id" = p."frameworkId"
      UNION ALL
      SELECT 'indicator', i."id", i."code" || ' ' || i."name", i."removedAt", i."removedById", i."roundtableId" FROM "Indicator" i
      UNION ALL
      SELECT 'session', s."id", s."number" || ': ' || s."title", s."removedAt", s."removedById", s."roundtableId" FROM "Session" s
    ) r LEFT JOIN "Person" p ON p."id" = r."removedById"
    WHERE r."roundtableId" = ${roundtable.id}::uuid AND r."removedAt" > ${since}`
  const lines = rows.map(({ kind, title, removedBy, ...row }) =>
    lineOf(kind, { ...row, removedBy: removedBy === null ? null : { name: removedBy } }, title),
  )
  return { lines: latestFirst(lines), can: { restore: mayArrange(standing, roundtable) } }
}

/** The same for what the secretariat keeps. */
export async function deskBinOf(actor: Actor) {
  if (!mayAdminister(actor)) throw new DomainError('forbidden')
  const [organisations, documents] = await Promise.all([
    db.organisation.findMany({ where: waiting(), include: by }),
    db.relatedDocument.findMany({ where: waiting(), include: by }),
  ])
  const lines = [
    ...organisations.map((row) => lineOf('organisation', row, row.name)),
    ...documents.map((row) => lineOf('related-document', row, localized(row.title, actor.language))),
  ]
  return { lines: latestFirst(lines), can: { restore: true } }
}

/** A section that is in the bin, for those whose link leads to it; null when it is not there. */
export async function removedSection({ roundtable, standing }: Place, sectionId: string) {
  const row = await sectionRow(roundtable.id, sectionId)
  if (!row?.removedAt || row.removedAt <= waiting().removedAt.gt) return null
  return {
    ...lineOf('section', { ...row, removedBy: row.removedBy === null ? null : { name: row.removedBy } }, row.title),
    can: { restore: mayArrange(standing, roundtable) },
  }
}

function lineOf(kind: BinKind, { id, removedAt, removedBy }: Removed, title: string): BinLine {
  const at = removedAt ?? new Date()
  return {
    kind,
    id,
    title,
    removedAt: at.toISOString(),
    removedBy: removedBy?.name ?? null,
    until: new Date(at.getTime() + BIN_DAYS * 86_400_000).toISOString(),
  }
}

function latestFirst(lines: BinLine[]) {
  return lines.sort((a, b) => b.removedAt.localeCompare(a.removedAt))
}
