import { tableOf } from '#app/features/groups/groups.queries.server.ts'
import { programmeOf } from '#app/features/programme/programme.queries.server.ts'
import { publicTextsOf } from '#app/features/site/site.queries.server.ts'
import type { Language } from '#app/shared/roles.ts'
import { countriesIn } from './countries.ts'
import { honeypotName, makeFormStamp } from './form-stamp.server.ts'
import { AVAILABILITIES, MOTIVATION_WORDS } from './interest.schema.ts'

export type InterestPage = Awaited<ReturnType<typeof interestPageOf>>

/** Everything the form shows; `groupCode` is the seat the visitor came for. */
export async function interestPageOf(language: Language, groupCode: string | null) {
  const stamp = makeFormStamp()
  const [programme, texts, table] = await Promise.all([
    programmeOf(language),
    publicTextsOf(language),
    tableOf(language),
  ])
  return {
    contactEmail: programme.contactEmail,
    texts: {
      title: texts['partner.title'],
      lead: texts['partner.lead'],
      data: texts['partner.data'],
      next: [texts['partner.next.1'], texts['partner.next.2'], texts['partner.next.3']],
    },
    table,
    groupId: table.find((group) => group.code === groupCode)?.id ?? '',
    countries: countriesIn(language),
    availabilities: [...AVAILABILITIES],
    words: MOTIVATION_WORDS,
    stamp,
    trap: honeypotName(stamp),
  }
}
