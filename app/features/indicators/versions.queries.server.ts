import { db } from '#app/platform/db.server.ts'
import type { IndicatorVersion } from '#app/platform/prisma/client.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import { type DiffPart, wordDiff } from '#app/shared/word-diff.ts'
import { mayEdit } from './indicator.policy.ts'
import { type FieldName, FIELDS } from './indicator-fields.ts'
import { joinList } from './indicator-words.ts'
import { authorsOf, ballotOpenOn, type IndicatorSubject, placesIn } from './indicators.queries.server.ts'
import { flat } from './metadata-fields.ts'

type Flat = ReturnType<typeof flat<IndicatorVersion>>

export type FieldDiff = { field: FieldName; parts: DiffPart[] }
/** What a ballot had kept of a version; the rest of it is not known. */
const RECOVERED: readonly FieldName[] = ['name', 'definition', 'unit', 'formula']

/** All versions, the newest first, and two of them compared: those that were asked for, else the newest with the one before. */
export async function versionsOf(
  { indicator, roundtable, standing }: IndicatorSubject,
  asked: { from?: number; to?: number },
) {
  const rows = await db.indicatorVersion.findMany({
    where: { indicatorId: indicator.id },
    orderBy: { number: 'desc' },
    include: { ballots: { select: { round: true }, orderBy: { round: 'asc' } } },
  })
  const [authorOf, open, places] = await Promise.all([
    authorsOf(rows),
    ballotOpenOn(indicator.id),
    placesIn(roundtable.id),
  ])
  const later = asked.to === undefined ? rows[0] : rows.find(({ number }) => number === asked.to)
  const earlier =
    asked.from === undefined
      ? rows.find(({ number }) => number < (later?.number ?? 0))
      : rows.find(({ number }) => number === asked.from)
  if (!later || (asked.from !== undefined && !earlier)) throw new DomainError('not-found')
  const titles = new Map(
    places.flatMap((pillar) => [
      [pillar.id, pillar.title] as const,
      ...pillar.sections.map((section) => [section.id, section.title] as const),
    ]),
  )
  return {
    indicator: { id: indicator.id, code: indicator.code, name: indicator.name, version: indicator.version },
    versions: rows.map((row) => ({
      number: row.number,
      origin: row.origin,
      restoredFrom: row.restoredFrom,
      at: row.createdAt.toISOString(),
      rounds: row.ballots.map(({ round }) => round),
      author: authorOf(row),
    })),
    compared: {
      from: earlier?.number ?? null,
      to: later.number,
      partly: [earlier, later].some((one) => one?.origin === 'recovered'),
      fields: diffOf(earlier, later, titles),
    },
    can: { restore: mayEdit(standing, { ...indicator, roundtable }) && !open },
  }
}

function diffOf(
  earlier: IndicatorVersion | undefined,
  later: IndicatorVersion,
  titles: Map<string, string>,
): FieldDiff[] {
  const known = [earlier, later].some((one) => one?.origin === 'recovered') ? RECOVERED : FIELDS
  return known.flatMap((field) => {
    const [before, after] = [earlier, later].map((one) => (one ? textOf(flat(one), field, titles) : ''))
    return before === after ? [] : [{ field, parts: wordDiff(before ?? '', after ?? '') }]
  })
}

function textOf(version: Flat, field: FieldName, titles: Map<string, string>) {
  if (field === 'disaggregation') return joinList(version.disaggregation)
  if (field === 'pillarId' || field === 'sectionId')
    return titles.get(version[field] ?? '') ?? (version[field] ? '…' : '')
  return version[field]
}
