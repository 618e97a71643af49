import { atRoundtable, extend, id } from '#app/features/access/access.server.ts'
import type { Place } from '#app/features/access/standing.server.ts'
import { SHOWN } from '#app/features/bin/shown.server.ts'
import { labelOf } from '#app/features/references/references.queries.server.ts'
import { db } from '#app/platform/db.server.ts'
import type { Mapping } from '#app/platform/prisma/client.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import { searchKey, searchWords } from '#app/shared/text.ts'
import { mayOnMapping } from './mapping.policy.ts'
import { type Relation, stateOf } from './mapping-words.ts'

const MOST_FOUND = 30

export type MappingSubject = Place & { mapping: Mapping }

/** The mapping of an address: one of another roundtable, or of an indicator in the bin, does not exist here. */
export const onMapping = () =>
  extend(atRoundtable(), { mappingId: id }, async ({ place, mappingId }) => {
    const mapping = await db.mapping.findFirst({
      where: { id: mappingId, roundtableId: place.roundtable.id, removedAt: null, indicator: SHOWN },
    })
    if (!mapping) throw new DomainError('not-found')
    return { subject: { ...place, mapping } satisfies MappingSubject }
  })

const BY = {
  person: { select: { name: true } },
  organisation: { select: { name: true } },
} as const

/** The mappings of an indicator, or those to an entry, with who said what of each, and what the reader may do. */
export async function mappingsOf(
  { roundtable, standing }: Place,
  of: { indicatorId: string } | { entryId: string },
  language: string,
) {
  const rows = await db.mapping.findMany({
    where: { ...of, roundtableId: roundtable.id, removedAt: null, indicator: SHOWN },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    include: {
      ...BY,
      indicator: { select: { id: true, code: true, name: true } },
      entry: { include: { framework: { select: { short: true, language: true } } } },
      standings: { include: BY, orderBy: { at: 'asc' } },
    },
  })
  return rows.map((row) => {
    const { entry, standings, organisation, person } = row
    const standing_ = standings.filter(({ endedAt }) => endedAt === null)
    const may = (purpose: 'stand' | 'settle' | 'change') => mayOnMapping(standing, purpose, row, roundtable)
    return {
      id: row.id,
      relation: row.relation as Relation,
      note: row.note,
      confidence: row.confidence,
      createdAt: row.createdAt.toISOString(),
      state: stateOf(row.agreedAt !== null, standing_),
      by: { name: person.name, organisation: organisation?.name ?? null, groupId: row.groupId },
      indicator: row.indicator,
      entry: {
        id: entry.id,
        code: `${entry.framework.short} ${entry.code}`,
        label: labelOf(entry, language, entry.framework.language),
      },
      standings: standings.map((one) => ({
        id: one.id,
        kind: one.kind,
        reason: one.reason,
        at: one.at.toISOString(),
        ended: one.endedAt !== null,
        own: one.personId === standing.personId,
        by: { name: one.person.name, organisation: one.organisation?.name ?? null, groupId: one.groupId },
      })),
      can: { stand: may('stand'), settle: may('settle'), change: may('change') },
    }
  })
}
export type MappingItem = Awaited<ReturnType<typeof mappingsOf>>[number]

/** Entries of any list that a search finds, to choose one of. */
export async function foundEntries({ roundtable }: Place, q: string, language: string) {
  if (!q) return []
  const words = searchWords(q)
  const rows = await db.referenceEntry.findMany({
    where: { framework: { roundtableId: roundtable.id } },
    select: {
      id: true,
      code: true,
      labels: true,
      shortLabel: true,
      framework: { select: { short: true, language: true } },
    },
    orderBy: [{ frameworkId: 'asc' }, { position: 'asc' }],
  })
  return rows
    .filter(({ code, labels, shortLabel, framework }) => {
      const text = searchKey([framework.short, code, shortLabel, ...Object.values(labels as object)].join(' '))
      return words.every((word) => text.includes(word))
    })
    .slice(0, MOST_FOUND)
    .map((row) => ({
      id: row.id,
      code: `${row.framework.short} ${row.code}`,
      label: labelOf(row, language, row.framework.language),
    }))
}

/** The table's indicators to choose one of. */
export function indicatorChoices({ roundtable }: Place) {
  return db.indicator.findMany({
    where: { roundtableId: roundtable.id, ...SHOWN },
    orderBy: { code: 'asc' },
    select: { id: true, code: true, name: true },
  })
}
