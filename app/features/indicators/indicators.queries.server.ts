import { atRoundtable, extend, id } from '#app/features/access/access.server.ts'
import type { Place } from '#app/features/access/standing.server.ts'
import { SHOWN } from '#app/features/bin/shown.server.ts'
import { db } from '#app/platform/db.server.ts'
import { readOnce } from '#app/platform/page-reads.server.ts'
import type { Indicator } from '#app/platform/prisma/client.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import { type IndicatorPurpose, may, mayImport, mayPropose } from './indicator.policy.ts'
import { flat } from './metadata-fields.ts'

export type IndicatorSubject = Place & { indicator: Indicator }

/** The roundtable of an address as the place where indicators are added. */
export const atIndicators = (purpose: 'propose' | 'import') =>
  extend(atRoundtable(), {}, async ({ place }) => ({ place: indicatorsPlace(place, purpose) }))

/** The indicator of an address, for a purpose. */
export const onIndicator = (purpose: IndicatorPurpose) =>
  extend(atRoundtable(), { indicatorId: id }, async ({ place, indicatorId }) => ({
    subject: await indicatorFor(place, indicatorId, purpose),
  }))

export function indicatorsPlace(place: Place, purpose: 'propose' | 'import'): Place {
  const may = purpose === 'propose' ? mayPropose : mayImport
  if (!may(place.standing, place.roundtable)) throw new DomainError('forbidden')
  return place
}

/** One of another roundtable does not exist here. */
export async function indicatorFor(
  { roundtable, standing }: Place,
  indicatorId: string,
  purpose: IndicatorPurpose,
): Promise<IndicatorSubject> {
  const indicator = await db.indicator.findFirst({ where: { id: indicatorId, roundtableId: roundtable.id, ...SHOWN } })
  if (!indicator) throw new DomainError('not-found')
  if (!may(standing, purpose, { ...indicator, roundtable })) throw new DomainError('forbidden')
  if (indicator.mergedIntoId && !OF_MERGED.includes(purpose)) throw new DomainError('conflict', 'indicators.merged')
  return { indicator, roundtable, standing }
}

/** What can still be done with an indicator that was merged into another: read it, take it apart, remove it. */
const OF_MERGED: readonly IndicatorPurpose[] = ['view', 'merge', 'remove']

export async function ballotOpenOn(indicatorId: string) {
  return (await db.ballot.count({ where: { indicatorId, state: 'open' } })) > 0
}

export type PlaceChoice = {
  id: string
  number: string
  title: string
  sections: { id: string; number: string; title: string }[]
}

/** The pillars and sections an indicator may stand under, numbered as in the framework. */
export async function placesIn(roundtableId: string): Promise<PlaceChoice[]> {
  const rows = await readOnce(
    `places ${roundtableId}`,
    () => db.$queryRaw<PlaceRow[]>`
    SELECT p."id" AS "pillarId", p."title" AS "pillar", s."id", s."title"
    FROM "Framework" f JOIN "Pillar" p ON p."frameworkId" = f."id" AND p."removedAt" IS NULL
      LEFT JOIN "Section" s ON s."pillarId" = p."id" AND s."removedAt" IS NULL
    WHERE f."roundtableId" = ${roundtableId}::uuid
    ORDER BY p."position", p."id", s."position", s."id"`,
  )
  const pillars = new Map<string, PlaceChoice>()
  for (const { pillarId, pillar: title, ...section } of rows) {
    const pillar = pillars.get(pillarId) ?? { id: pillarId, title, number: String(pillars.size + 1), sections: [] }
    pillars.set(pillarId, pillar)
    if (section.id !== null)
      pillar.sections.push({ ...section, number: `${pillar.number}.${pillar.sections.length + 1}` })
  }
  return [...pillars.values()]
}

type PlaceRow = { pillarId: string; pillar: string } & ({ id: string; title: string } | { id: null })

/** Words others have used here for the fields that gain from being the same everywhere. */
export async function suggestionsIn(roundtableId: string) {
  const rows = await db.indicator.findMany({
    where: { roundtableId, ...SHOWN },
    select: { unit: true, source: true, frequency: true, licence: true, metadata: true },
    take: 500,
  })
  const words = rows.map(flat)
  const distinct = (field: 'unit' | 'source' | 'frequency' | 'licence' | 'sector') =>
    [...new Set(words.map((row) => row[field]).filter(Boolean))].sort().slice(0, 40)
  return {
    unit: distinct('unit'),
    source: distinct('source'),
    frequency: distinct('frequency'),
    licence: distinct('licence'),
    sector: distinct('sector'),
  }
}

export type Author = { personName: string | null; organisationName: string | null; groupId: string | null }

/** Names of the people and organisations behind records that carry their ids. */
export async function authorsOf<
  R extends { personId: string | null; organisationId: string | null; groupId: string | null },
>(rows: R[]) {
  const ids = (values: (string | null)[]) => [...new Set(values.filter((value) => value !== null))]
  const found = await db.$queryRaw<{ id: string; name: string }[]>`
    SELECT "id", "name" FROM "Person" WHERE "id" = ANY(${ids(rows.map((row) => row.personId))}::uuid[])
    UNION ALL SELECT "id", "name" FROM "Organisation" WHERE "id" = ANY(${ids(rows.map((row) => row.organisationId))}::uuid[])`
  const names = new Map(found.map(({ id, name }) => [id, name]))
  return (row: R): Author => ({
    personName: names.get(row.personId ?? '') ?? null,
    organisationName: names.get(row.organisationId ?? '') ?? null,
    groupId: row.groupId,
  })
}
