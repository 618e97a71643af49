import type { DocumentNode } from '#app/editor/schema/document-json.ts'
import { SHOWN } from '#app/features/bin/shown.server.ts'
import { outlineOf } from '#app/features/frameworks/frameworks.queries.server.ts'
import { mergedTargets } from '#app/features/indicators/merged.server.ts'
import { documentHost } from '#app/features/live-documents/document-host.server.ts'
import { db } from '#app/platform/db.server.ts'
import { remember } from '#app/platform/remember.server.ts'
import { sectionText } from '#app/shared/document-subjects.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import { localized } from '#app/shared/localized.ts'
import type { Language } from '#app/shared/roles.ts'
import { isUuid } from '#app/shared/uuid.ts'
import { publicContentOf } from './public-content.ts'
import { mayEverybodyRead } from './publishing.policy.ts'

export type PublicDraft = Awaited<ReturnType<typeof publicDraftOf>>

/** The framework of an edition as far as everybody may read it; 404 where nothing of it is open. */
export async function publicDraftOf(language: Language, number: string) {
  const roundtable = /^[1-9]\d{0,8}$/.test(number)
    ? await db.roundtable.findUnique({ where: { number: Number(number) } })
    : null
  if (!roundtable) throw new DomainError('not-found')
  const outline = await outlineOf(roundtable.id)
  const pillars = outline.pillars
    .map(({ id, number: place, title, purpose, sections }) => ({
      id,
      number: place,
      title,
      purpose,
      sections: sections
        .filter((section) => mayEverybodyRead(roundtable.openText, section))
        .map((section) => ({ id: section.id, number: section.number, title: section.title, status: section.status })),
    }))
    .filter(({ sections }) => sections.length > 0)
  if (!pillars.length) throw new DomainError('not-found')
  const { state, openText } = roundtable
  return {
    roundtable: { number: roundtable.number, title: localized(roundtable.title, language), state, openText },
    title: outline.title,
    pillars,
  }
}

/** One section of it with its words, and its neighbours. */
export async function publicSectionOf(language: Language, number: string, sectionId: string) {
  const draft = await publicDraftOf(language, number)
  const sections = draft.pillars.flatMap((pillar) => pillar.sections)
  const at = isUuid(sectionId) ? sections.findIndex(({ id }) => id === sectionId) : -1
  const section = sections[at]
  if (!section) throw new DomainError('not-found')
  const [row, content] = await Promise.all([
    db.section.findUniqueOrThrow({ where: { id: section.id }, select: { editedAt: true } }),
    recentWordsOf(section.id),
  ])
  return {
    ...draft,
    section: { ...section, editedAt: row.editedAt?.toISOString() ?? null },
    content,
    before: sections[at - 1] ?? null,
    after: sections[at + 1] ?? null,
  }
}

const FRESH_MS = 15_000
const KEPT = 200
const words = remember('public-words', () => new Map<string, { until: number; content: Promise<DocumentNode> }>())

/** A text is taken from its document once in a while, however many people ask for it at once. */
export function recentWordsOf(sectionId: string): Promise<DocumentNode> {
  const kept = words.get(sectionId)
  if (kept && kept.until > Date.now()) return kept.content
  const content = publicWordsOf(sectionId)
  content.catch(() => words.delete(sectionId))
  words.delete(sectionId)
  words.set(sectionId, { until: Date.now() + FRESH_MS, content })
  const [oldest] = words.keys()
  if (words.size > KEPT && oldest) words.delete(oldest)
  return content
}

/** The words of a section as they stand now and nothing beside them. */
export async function publicWordsOf(sectionId: string): Promise<DocumentNode> {
  const [{ json }, indicators] = await Promise.all([
    documentHost().contentOf(sectionText(sectionId)),
    db.indicator.findMany({
      where: { ...SHOWN, roundtable: { framework: { pillars: { some: { sections: { some: { id: sectionId } } } } } } },
      select: { id: true, code: true, name: true, mergedIntoId: true },
    }),
  ])
  const targets = mergedTargets(indicators)
  const named = indicators.map((one) => [one.id, targets.get(one.id) ?? one] as const)
  return publicContentOf(json as DocumentNode, new Map(named))
}
