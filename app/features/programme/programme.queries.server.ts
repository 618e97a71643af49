import { HAS_ACCEPTED } from '#app/features/roundtables/accepted.server.ts'
import { openDrafts } from '#app/features/publishing/open-drafts.server.ts'
import { SHOWN } from '#app/features/bin/shown.server.ts'
import { db } from '#app/platform/db.server.ts'
import { readOnce } from '#app/platform/page-reads.server.ts'
import { localized } from '#app/shared/localized.ts'
import { PUBLIC_TEXT_KEYS, type PublicTextKey } from '#app/shared/public-texts.ts'
import type { Language } from '#app/shared/roles.ts'

import { installation } from './installation.server.ts'
import { openSeats } from './seats.ts'

export type ProgrammeView = { name: string; contactEmail: string; demonstration: boolean }
export type PublicTexts = Record<PublicTextKey, string>

export async function programmeOf(language: Language): Promise<ProgrammeView> {
  const { programme } = await installation()
  return {
    name: localized(programme?.name, language),
    contactEmail: programme?.contactEmail ?? '',
    demonstration: programme?.demonstration ?? false,
  }
}

/** The public texts in the reader's language, or in the other one while a translation is missing. */
export async function publicTextsOf(language: Language): Promise<PublicTexts> {
  const rows = await readOnce('public texts', () => db.publicText.findMany({ select: { key: true, en: true, fr: true } }))
  const byKey = new Map(rows.map((row) => [row.key, localized(row, language)]))
  return Object.fromEntries(PUBLIC_TEXT_KEYS.map((key) => [key, byKey.get(key) ?? ''])) as PublicTexts
}

export type GroupView = {
  id: string; code: string; name: string; description: string; colour: string; glyph: string; position: number; seatsWanted: number
}

export async function groupsOf(language: Language): Promise<GroupView[]> {
  const { groups } = await installation()
  return groups.map(({ name, description, ...group }) => ({
    ...group,
    name: localized(name, language),
    description: localized(description, language),
  }))
}

export type TableGroup = GroupView & { people: number; open: number; organisations: string[] }

/** Who sits at the running roundtable, group by group, those that are missing included. Observers listen: they have no seat. */
export async function tableOf(language: Language): Promise<TableGroup[]> {
  const [groups, seats] = await Promise.all([
    groupsOf(language),
    db.membership.findMany({
      where: { endedAt: null, role: { not: 'observer' }, person: HAS_ACCEPTED, roundtable: { state: 'running' } },
      select: { personId: true, organisation: { select: { name: true, groupId: true } } },
      orderBy: { organisation: { name: 'asc' } },
    }),
  ])
  return groups.map((group) => {
    const here = seats.filter((seat) => seat.organisation.groupId === group.id)
    const people = new Set(here.map((seat) => seat.personId)).size
    return { ...group, people, open: openSeats(people, group.seatsWanted), organisations: [...new Set(here.map((seat) => seat.organisation.name))] }
  })
}

export async function roundtablesOf(language: Language) {
  const roundtables = await db.roundtable.findMany({ orderBy: { number: 'asc' } })
  return roundtables.map(({ id, number, title, summary, objectives, state, startsOn, endsOn }) => ({
    id, number, state, startsOn, endsOn,
    title: localized(title, language),
    summary: localized(summary, language),
    objectives: objectivesIn(objectives, language),
  }))
}

export async function relatedDocumentsOf(language: Language) {
  const documents = await db.relatedDocument.findMany({ where: SHOWN, orderBy: { position: 'asc' } })
  return documents.map(({ id, title, description, url, kind }) => ({
    id, url, kind, title: localized(title, language), description: localized(description, language),
  }))
}

function objectivesIn(value: unknown, language: Language): string[] {
  if (Array.isArray(value)) return value.map((objective) => localized(objective, language)).filter(Boolean)
  const both = (value ?? {}) as Partial<Record<Language, unknown>>
  const list = both[language] ?? both.en
  return Array.isArray(list) ? list.filter((line): line is string => typeof line === 'string') : []
}

export async function publicHomeOf(language: Language) {
  const [programme, texts, table, roundtables, documents, drafts] = await Promise.all([
    programmeOf(language), publicTextsOf(language), tableOf(language), roundtablesOf(language), relatedDocumentsOf(language), openDrafts(),
  ])
  return { programme, texts, table, roundtables, documents, drafts }
}

/** A page that is one text of the programme under one title. */
export async function publicPageOf(language: Language, page: 'privacy' | 'accessibility') {
  const [programme, texts] = await Promise.all([programmeOf(language), publicTextsOf(language)])
  return { programme, title: texts[`${page}.title`], body: texts[`${page}.body`] }
}
