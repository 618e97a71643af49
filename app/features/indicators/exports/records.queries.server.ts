import type { Place } from '#app/features/access/standing.server.ts'
import { nullIfRemoved } from '#app/features/bin/shown.server.ts'
import type { Relation } from '#app/features/crosswalk/mapping-words.ts'
import { labelOf } from '#app/features/references/references.queries.server.ts'
import { db } from '#app/platform/db.server.ts'
import { paths } from '#app/shared/paths.ts'
import { referencePaths } from '#app/shared/reference-paths.ts'
import type { IndicatorFilters } from '../indicator-filters.schema.ts'
import { siftedIds } from '../list.queries.server.ts'
import type { KeptProvenance } from '../provenance.ts'

const NAME = { select: { name: true } }
const PLACE = { select: { id: true, title: true, removedAt: true } }

/**
 * Whole records for files that other programs read, in the order of their codes: texts, place, who proposed each, every move with its
 * reason, and what each is to the entries of reference frameworks. `origin` comes before every address. The list's filters apply.
 */
export async function recordsIn({ roundtable }: Place, filters: IndicatorFilters, origin: string, language: string) {
  const rows = await db.indicator.findMany({
    where: { id: { in: await siftedIds(roundtable.id, filters) } },
    orderBy: { code: 'asc' },
    include: {
      ...{ pillar: PLACE, section: PLACE },
      ...{ person: NAME, organisation: NAME, group: { select: { code: true } } },
      moves: { orderBy: [{ at: 'asc' }, { id: 'asc' }] },
      mappings: {
        where: { removedAt: null },
        orderBy: { createdAt: 'asc' },
        include: { entry: { include: { framework: true } } },
      },
    },
  })
  return rows.map(({ pillar, section, person, organisation, group, moves, mappings, provenance, ...row }) => ({
    ...row,
    address: `${origin}${paths.indicator(roundtable.id, row.id)}`,
    provenance: provenance as KeptProvenance | null,
    pillar: nullIfRemoved(pillar),
    section: nullIfRemoved(section),
    proposedBy: { person: person?.name ?? null, organisation: organisation?.name ?? null, group: group?.code ?? null },
    moves: moves.map(({ at, from, to, round, rule, reason }) => ({
      at: at.toISOString(),
      from,
      to,
      round,
      rule,
      reason,
    })),
    mappings: mappings.map(({ relation, note, confidence, agreedAt, entry }) => ({
      relation: relation as Relation,
      framework: entry.framework.short,
      code: entry.code,
      label: labelOf(entry, language, entry.framework.language),
      ...{ note, confidence },
      agreed: agreedAt !== null,
      address: webAddress(entry.uri) ?? `${origin}${referencePaths.entry(roundtable.id, entry.id)}`,
    })),
  }))
}
export type IndicatorRecord = Awaited<ReturnType<typeof recordsIn>>[number]

/** As it may stand between the angle brackets of Turtle: what an import brought may be no address at all. */
function webAddress(text: string) {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return null
  return new URL(text).href.replace(/[<>"{}|\\^`\s]/g, encodeURIComponent)
}
