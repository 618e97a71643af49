import { db } from '#app/platform/db.server.ts'
import type { Event } from '#app/platform/prisma/client.ts'
import { isUuid } from '#app/shared/uuid.ts'

/** What kinds of records an event can be about; the key of its data that names one ends in `Id`. */
const KINDS = ['section', 'pillar', 'indicator', 'comment', 'person', 'organisation', 'decision'] as const
type Kind = (typeof KINDS)[number]

export type Records = Awaited<ReturnType<typeof recordsOf>>

/** Everything these events are about as it reads now, with one query a kind. What is gone, or in the bin, is not found. */
export async function recordsOf(events: Event[]) {
  const ids = Object.fromEntries(KINDS.map((kind) => [kind, idsOf(events, kind)])) as Record<Kind, string[]>
  const shown = { removedAt: null }
  const [section, pillar, indicator, comment, person, organisation, decision] = await Promise.all([
    found(ids.section, (id) => db.section.findMany({ where: { id, ...shown, pillar: shown }, select: { id: true, title: true } })),
    found(ids.pillar, (id) => db.pillar.findMany({ where: { id, ...shown }, select: { id: true, title: true } })),
    found(ids.indicator, (id) => db.indicator.findMany({ where: { id, ...shown }, select: { id: true, code: true, name: true } })),
    found(ids.comment, (id) => db.comment.findMany({ where: { id, thread: { section: { ...shown, pillar: shown } } }, select: { id: true, body: true } })),
    found(ids.person, (id) => db.person.findMany({ where: { id }, select: { id: true, name: true } })),
    found(ids.organisation, (id) => db.organisation.findMany({ where: { id }, select: { id: true, name: true } })),
    found(ids.decision, (id) => db.sectionDecision.findMany({ where: { id }, select: { id: true, reason: true } })),
  ])
  return { section, pillar, indicator, comment, person, organisation, decision }
}

async function found<R extends { id: string }>(ids: string[], query: (id: { in: string[] }) => Promise<R[]>) {
  const rows = ids.length ? await query({ in: ids }) : []
  return new Map(rows.map((row) => [row.id, row]))
}

function idsOf(events: Event[], kind: Kind) {
  const ids = events.flatMap((event) => [subjectOf(event, kind), kind === 'person' || kind === 'organisation' ? event[`${kind}Id`] : null])
  return [...new Set(ids.filter(isUuid))]
}

/** The record of this kind that the event is about, or that its data names. */
export function subjectOf(event: Event, kind: Kind) {
  const id = event.subjectType === kind ? event.subjectId : dataOf(event)[`${kind}Id`]
  return isUuid(id) ? id : undefined
}

export function dataOf({ data }: Pick<Event, 'data'>): Record<string, unknown> {
  return data && typeof data === 'object' && !Array.isArray(data) ? (data as Record<string, unknown>) : {}
}
