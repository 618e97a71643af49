import type { Place } from '#app/features/access/standing.server.ts'
import { SHOWN } from '#app/features/bin/shown.server.ts'
import { labelOf } from '#app/features/references/references.queries.server.ts'
import { db } from '#app/platform/db.server.ts'
import { paths } from '#app/shared/paths.ts'
import { referencePaths } from '#app/shared/reference-paths.ts'
import type { Relation } from './mapping-words.ts'
import { type SssomRow, writeSssom } from './sssom.ts'

/** It stands in a column of its own. */
function withoutAuthor({ author_label: _, ...extra }: Record<string, string>) {
  return extra
}

/** All mappings of a roundtable as an SSSOM/TSV file, in the order of our codes; ids are addresses of this installation. */
export async function sssomOf({ roundtable }: Place, origin: string, language: string) {
  const mappings = await db.mapping.findMany({
    where: { roundtableId: roundtable.id, removedAt: null, indicator: SHOWN },
    orderBy: [{ indicator: { code: 'asc' } }, { createdAt: 'asc' }],
    include: {
      person: { select: { name: true } },
      indicator: { select: { id: true, code: true, name: true } },
      entry: { include: { framework: true } },
    },
  })
  const rows = mappings.map(({ indicator, entry, person, ...mapping }): SssomRow => {
    const label = labelOf(entry, language, entry.framework.language)
    return {
      subject: { id: `indicator:${indicator.id}`, label: `${indicator.code} ${indicator.name}` },
      object: {
        id: `entry:${entry.id}`,
        label: `${entry.framework.short} ${entry.code}${label === entry.code ? '' : ` ${label}`}`,
        source: `list:${entry.frameworkId}`,
      },
      relation: mapping.relation as Relation,
      confidence: mapping.confidence,
      comment: mapping.note,
      author: (mapping.extra as Record<string, string>).author_label ?? person.name,
      date: mapping.createdAt.toISOString().slice(0, 10),
      extra: withoutAuthor(mapping.extra as Record<string, string>),
    }
  })
  const at = (path: string) => `${origin}${path}/`
  return writeSssom(
    {
      id: `${origin}${paths.roundtable(roundtable.id)}/mappings`,
      title: `Roundtable ${roundtable.number}`,
      licence: 'https://w3id.org/sssom/license/unspecified',
      prefixes: {
        indicator: at(paths.indicators(roundtable.id)),
        entry: at(referencePaths.entry(roundtable.id, '').replace(/\/$/, '')),
        list: at(referencePaths.references(roundtable.id)),
      },
    },
    rows,
  )
}
