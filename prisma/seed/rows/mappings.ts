import type { Prisma } from '#app/platform/prisma/client.ts'
import { MAPPINGS } from '../content/mappings.ts'
import { fractionOf, type SeedContext } from './context.ts'
import { entryId } from './references.ts'

const BEGAN_DAYS_AGO = 40

/** The crosswalk of the running roundtable: what was proposed, what others said of it, and what a moderator agreed. */
export function mappingRows(context: SeedContext) {
  const mappings: Prisma.MappingCreateManyInput[] = []
  const standings: Prisma.MappingStandingCreateManyInput[] = []
  for (const {
    indicator,
    list,
    entry,
    relation,
    by,
    confidence,
    note,
    confirmed = [],
    disputed = [],
    agreed,
  } of MAPPINGS) {
    const key = `${indicator} ${list} ${entry}`
    const at = context.daysAgo(BEGAN_DAYS_AGO - Math.floor(fractionOf(key) * 20))
    const id = context.id('mapping', key)
    const settled = agreed ? { agreedAt: context.daysAgo(9), agreedById: context.personId('secretariat') } : {}
    mappings.push({
      id,
      roundtableId: context.id('roundtable', 'second'),
      indicatorId: context.id('indicator', `second ${indicator}`),
      entryId: entryId(context, list, entry),
      relation,
      note,
      confidence,
      ...context.who(by),
      ...settled,
      createdAt: at,
      changedAt: at,
    })
    const said = [
      ...confirmed.map((key) => ({ by: key, kind: 'confirm', reason: '' })),
      ...disputed.map((one) => ({ ...one, kind: 'dispute' })),
    ]
    said.forEach(({ by: who, kind, reason }, index) =>
      standings.push({
        id: context.id('mapping-standing', `${key} ${who}`),
        mappingId: id,
        kind,
        reason,
        ...context.who(who),
        at: context.daysAgo(15 - index),
      }),
    )
  }
  return { mappings, standings }
}
