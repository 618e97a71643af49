import { SHOWN } from '#app/features/bin/shown.server.ts'
import { marginOf } from '#app/features/comments/margin.queries.server.ts'
import { mentionablesOf } from '#app/features/comments/mentionables.server.ts'
import { outlineOf } from '#app/features/frameworks/frameworks.queries.server.ts'
import { mergedTargets } from '#app/features/indicators/merged.server.ts'
import { documentHost } from '#app/features/live-documents/document-host.server.ts'
import { db } from '#app/platform/db.server.ts'
import { translator } from '#app/platform/i18n.server.ts'
import { sectionText } from '#app/shared/document-subjects.ts'
import { paths } from '#app/shared/paths.ts'
import type { Actor, Language } from '#app/shared/roles.ts'
import { mayChangeStatus, mayComment, mayLock, type SectionStatus, writeBlockedReason } from './section.policy.ts'
import type { SectionSubject } from './sections.queries.server.ts'
import { voicesOf } from './voices.queries.server.ts'

/** Everything the page of a section shows before its live text takes over. */
export async function sectionPageOf(actor: Actor, subject: SectionSubject) {
  const { section, editedBy, roundtable, standing, state } = subject
  const [outline, threads, mentionables, indicators, { json }] = await Promise.all([
    outlineOf(roundtable.id),
    marginOf(subject),
    mentionablesOf(roundtable.id, actor.language),
    chipsOf(roundtable.id, actor.language),
    documentHost().contentOf(sectionText(section.id)),
  ])
  // After the outline, which counts what was never counted.
  const voices = await voicesOf(roundtable.id, section.id)
  const number = outline.pillars.flatMap(({ sections }) => sections).find(({ id }) => id === section.id)?.number ?? ''
  const blocked = writeBlockedReason(standing, state)
  return {
    roundtableId: roundtable.id,
    me: { personId: actor.personId },
    section: {
      id: section.id,
      number,
      title: section.title,
      status: section.status as SectionStatus,
      locked: section.lockedAt !== null,
      editedAt: section.editedAt?.toISOString() ?? null,
      editedBy,
    },
    outline,
    threads,
    mentionables,
    indicators,
    content: json,
    voices,
    blocked: roundtable.state === 'closed' && blocked !== 'role' ? ('closed' as const) : (blocked ?? null),
    can: {
      write: blocked === undefined,
      comment: mayComment(standing, state),
      lock: mayLock(standing, state),
      changeStatus: mayChangeStatus(standing, state),
    },
  }
}

type Loaded = Awaited<ReturnType<typeof sectionPageOf>>
/** `removed` while it is in the bin and somebody still has its page open. */
export type SectionPageData = Omit<Loaded, 'blocked'> & { blocked: Loaded['blocked'] | 'removed' }

async function chipsOf(roundtableId: string, language: Language) {
  const t = translator(language)
  const indicators = await db.indicator.findMany({
    where: { roundtableId, ...SHOWN },
    select: { id: true, code: true, name: true, state: true, mergedIntoId: true },
    orderBy: { code: 'asc' },
  })
  const targets = mergedTargets(indicators)
  return indicators.map(({ mergedIntoId, ...own }) => {
    const { id, code, name, state } = targets.get(own.id) ?? own
    const chip = { id: own.id, code, name, state: t(`ui:status.${state}`), href: paths.indicator(roundtableId, id) }
    return mergedIntoId ? { ...chip, merged: true } : chip
  })
}
