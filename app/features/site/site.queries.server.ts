import { relatedDocumentsOf } from '#app/features/documents/related-documents.queries.server.ts'
import { tableOf } from '#app/features/groups/groups.queries.server.ts'
import { programmeOf } from '#app/features/programme/programme.queries.server.ts'
import { openDrafts } from '#app/features/publishing/open-drafts.server.ts'
import { beginningOf } from '#app/platform/calendar.server.ts'
import { db } from '#app/platform/db.server.ts'
import { readOnce } from '#app/platform/page-reads.server.ts'
import { localized } from '#app/shared/localized.ts'
import { PUBLIC_TEXT_KEYS, type PublicTextKey } from '#app/shared/public-texts.ts'
import type { Language } from '#app/shared/roles.ts'

export type PublicTexts = Record<PublicTextKey, string>

/** The public texts in the reader's language, or in the other one while a translation is missing. */
export async function publicTextsOf(language: Language): Promise<PublicTexts> {
  const rows = await readOnce('public texts', () =>
    db.publicText.findMany({ select: { key: true, en: true, fr: true } }),
  )
  const byKey = new Map(rows.map((row) => [row.key, localized(row, language)]))
  return Object.fromEntries(PUBLIC_TEXT_KEYS.map((key) => [key, byKey.get(key) ?? ''])) as PublicTexts
}

/** The days on which a roundtable starts and ends come as the moments at which they begin for the reader, whose page shows moments. */
export async function roundtablesOf(language: Language, timeZone: string) {
  const roundtables = await db.roundtable.findMany({ orderBy: { number: 'asc' } })
  return roundtables.map(({ id, number, title, summary, objectives, state, startsOn, endsOn }) => ({
    id,
    number,
    state,
    startsOn: startsOn && beginningOf(startsOn, timeZone),
    endsOn: endsOn && beginningOf(endsOn, timeZone),
    title: localized(title, language),
    summary: localized(summary, language),
    objectives: objectivesIn(objectives, language),
  }))
}

function objectivesIn(value: unknown, language: Language): string[] {
  if (Array.isArray(value)) return value.map((objective) => localized(objective, language)).filter(Boolean)
  const both = (value ?? {}) as Partial<Record<Language, unknown>>
  const list = both[language] ?? both.en
  return Array.isArray(list) ? list.filter((line): line is string => typeof line === 'string') : []
}

export async function publicHomeOf(language: Language, timeZone: string) {
  const [programme, texts, table, roundtables, documents, drafts] = await Promise.all([
    programmeOf(language),
    publicTextsOf(language),
    tableOf(language),
    roundtablesOf(language, timeZone),
    relatedDocumentsOf(language),
    openDrafts(),
  ])
  return { programme, texts, table, roundtables, documents, drafts }
}

/** A page that is one text of the programme under one title. */
export async function publicPageOf(language: Language, page: 'privacy' | 'accessibility') {
  const [programme, texts] = await Promise.all([programmeOf(language), publicTextsOf(language)])
  return { programme, title: texts[`${page}.title`], body: texts[`${page}.body`] }
}
