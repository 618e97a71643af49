import { atRoundtable, extend, id } from '#app/features/access/access.server.ts'
import type { Place } from '#app/features/access/standing.server.ts'
import { db } from '#app/platform/db.server.ts'
import type { ReferenceEntry, ReferenceFramework } from '#app/platform/prisma/client.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import { searchKey, searchWords } from '#app/shared/text.ts'
import { mayImportReferences } from './reference.policy.ts'
import type { EntryFilters } from './reference.schema.ts'
import { labelOf } from './reference-words.ts'

export { labelOf } from './reference-words.ts'

/** A list of so many entries is shown whole, as a tree; a longer one level by level. */
const WHOLE_TREE = 500
const PAGE_SIZE = 100
const MOST_FOUND = 100

export type ReferenceSubject = Place & { framework: ReferenceFramework }
export type EntrySubject = ReferenceSubject & { entry: ReferenceEntry }

export const atReferences = (purpose: 'import') =>
  extend(atRoundtable(), {}, async ({ place }) => {
    if (purpose === 'import' && !mayImportReferences(place.standing, place.roundtable))
      throw new DomainError('forbidden')
  })

/** The list of an address: one of another roundtable does not exist here. */
export const onReference = (purpose: 'view' | 'import' = 'view') =>
  extend(atRoundtable(), { frameworkId: id }, async ({ place, frameworkId }) => {
    const framework = await db.referenceFramework.findFirst({
      where: { id: frameworkId, roundtableId: place.roundtable.id },
    })
    if (!framework) throw new DomainError('not-found')
    if (purpose === 'import' && !mayImportReferences(place.standing, place.roundtable))
      throw new DomainError('forbidden')
    return { subject: { ...place, framework } satisfies ReferenceSubject }
  })

export const onEntry = () =>
  extend(atRoundtable(), { entryId: id }, async ({ place, entryId }) => ({ subject: await entryFor(place, entryId) }))

export async function entryFor(place: Place, entryId: string): Promise<EntrySubject> {
  const found = await db.referenceEntry.findFirst({
    where: { id: entryId, framework: { roundtableId: place.roundtable.id } },
    include: { framework: true },
  })
  if (!found) throw new DomainError('not-found')
  const { framework, ...entry } = found
  return { ...place, framework, entry }
}

/** The lists of a roundtable, with how many indicators and headings each has. */
export async function referencesIn({ roundtable }: Place) {
  const [lists, counts] = await Promise.all([
    db.referenceFramework.findMany({ where: { roundtableId: roundtable.id }, orderBy: { short: 'asc' } }),
    db.referenceEntry.groupBy({
      by: ['frameworkId', 'kind'],
      where: { framework: { roundtableId: roundtable.id } },
      _count: true,
    }),
  ])
  return lists.map(({ id, short, name, publisher, version, licence, textShown }) => {
    const of = (kind: string) => counts.find((row) => row.frameworkId === id && row.kind === kind)?._count ?? 0
    return { id, short, name, publisher, version, licence, textShown, indicators: of('indicator'), groups: of('group') }
  })
}
export type ReferenceListItem = Awaited<ReturnType<typeof referencesIn>>[number]

export type TreeNode = { id: string; code: string; label: string; kind: string; below: number; parts: TreeNode[] }
type Row = Pick<ReferenceEntry, 'id' | 'parentId' | 'code' | 'kind' | 'labels' | 'shortLabel'>

/** What a list's page shows: what a search finds, or the tree below a heading, or of a long list one level of it. */
export async function treeOf({ framework }: ReferenceSubject, { q, under, page }: EntryFilters, language: string) {
  const rows: Row[] = await db.referenceEntry.findMany({
    where: { frameworkId: framework.id },
    orderBy: [{ position: 'asc' }, { key: 'asc' }],
    select: { id: true, parentId: true, code: true, kind: true, labels: true, shortLabel: true },
  })
  const children = new Map<string, Row[]>()
  for (const row of rows) {
    const level = children.get(row.parentId ?? '')
    if (level) level.push(row)
    else children.set(row.parentId ?? '', [row])
  }
  const name = (row: Row) => labelOf(row, language, framework.language)
  const node = (row: Row, deep: boolean): TreeNode => {
    const parts = children.get(row.id) ?? []
    const { id, code, kind } = row
    return {
      id,
      code,
      kind,
      label: name(row),
      below: parts.length,
      parts: deep ? parts.map((part) => node(part, true)) : [],
    }
  }
  if (q) {
    const words = searchWords(q)
    const found = rows.filter((row) => {
      const text = searchKey([row.code, row.shortLabel, ...Object.values(row.labels as object)].join(' '))
      return words.every((word) => text.includes(word))
    })
    return {
      found: found.length,
      nodes: found.slice(0, MOST_FOUND).map((row) => node(row, false)),
      page: 1,
      pages: 1,
      above: [],
    }
  }
  const whole = rows.length <= WHOLE_TREE
  const level = children.get(under) ?? []
  const pages = whole ? 1 : Math.max(1, Math.ceil(level.length / PAGE_SIZE))
  const at = Math.min(page, pages)
  const shown = whole ? level : level.slice((at - 1) * PAGE_SIZE, at * PAGE_SIZE)
  const above = aboveOf(rows, under).map(({ id, code, ...row }) => ({ id, code, label: name({ id, code, ...row }) }))
  return { found: null, nodes: shown.map((row) => node(row, whole)), page: at, pages, above }
}

function aboveOf(rows: Row[], id: string) {
  const byId = new Map(rows.map((row) => [row.id, row]))
  const way: Row[] = []
  for (let row = byId.get(id); row && !way.includes(row); row = byId.get(row.parentId ?? '')) way.unshift(row)
  return way
}

/** An entry with what stands above and below it. */
export async function entryRecord({ entry, framework }: EntrySubject, language: string) {
  const [above, parts] = await Promise.all([
    db.$queryRaw<Row[]>`
      WITH RECURSIVE way AS (
        SELECT e.*, 1 AS depth FROM "ReferenceEntry" e WHERE e."id" = ${entry.parentId}::uuid
        UNION ALL SELECT e.*, way.depth + 1 FROM "ReferenceEntry" e JOIN way ON e."id" = way."parentId" WHERE way.depth < 20
      ) SELECT "id", "parentId", "code", "kind", "labels", "shortLabel" FROM way ORDER BY depth DESC`,
    db.referenceEntry.findMany({
      where: { parentId: entry.id },
      orderBy: [{ position: 'asc' }, { key: 'asc' }],
      take: 500,
    }),
  ])
  const named = (row: Row) => ({ id: row.id, code: row.code, label: labelOf(row, language, framework.language) })
  const { id, code, kind, definition, unit, formula, source, frequency, type, notes, uri } = entry
  return {
    entry: {
      id,
      code,
      kind,
      definition,
      unit,
      formula,
      source,
      frequency,
      type,
      notes,
      uri,
      label: labelOf(entry, language, framework.language),
    },
    labels: entry.labels as Record<string, string>,
    framework: {
      id: framework.id,
      short: framework.short,
      name: framework.name,
      licence: framework.licence,
      textShown: framework.textShown,
    },
    above: above.map(named),
    parts: parts.map(named),
  }
}
export type EntryRecord = Awaited<ReturnType<typeof entryRecord>>

/** A list to import into; none where the address names none of this roundtable. */
export async function referenceIn({ roundtable }: Place, frameworkId: string) {
  if (!frameworkId) return null
  return db.referenceFramework.findFirst({
    where: { id: frameworkId, roundtableId: roundtable.id },
    select: { id: true, short: true, name: true },
  })
}
