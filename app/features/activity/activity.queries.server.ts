import { db } from '#app/platform/db.server.ts'
import type { Event } from '#app/platform/prisma/client.ts'
import { paths } from '#app/shared/paths.ts'
import { excerptOf } from '#app/shared/text.ts'
import { ACTIVITY_KINDS, type ActivityFilter } from './activity.schema.ts'
import { dataOf, recordsOf, subjectOf, type Records } from './records.server.ts'

export type ActivityLine = {
  id: string
  name: string
  at: string
  by: { name: string; organisation: string | null; groupId: string | null } | null
  /** What it is about as it reads now; null where that is gone. */
  about: { section: string | null; pillar: string | null; indicator: string | null; person: string | null }
  /** The first words of the comment, or the reason that was given. */
  excerpt: string | null
  /** A comment whose words are gone, in a section that is not. */
  commentGone: boolean
  values: Record<string, string | number>
  to: string | null
}

export type ActivityPage = { lines: ActivityLine[]; next: string | null }

/** Changing or withdrawing an answer is nobody else's to know. */
const UNSAID = ['vote.changed', 'vote.withdrawn']

/** One page of a roundtable's events, newest first. Only for a roundtable the caller has been let into. */
export async function activityOf(roundtableId: string, filter: ActivityFilter, size = 40): Promise<ActivityPage> {
  const rows = await db.event.findMany({
    where: { AND: [{ roundtableId, name: { notIn: UNSAID } }, kindIs(filter.kind), voiceIs(filter), earlierThan(filter.before)] },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: size + 1,
  })
  const shown = rows.slice(0, size)
  const last = shown.at(-1)
  return { lines: await linesOf(roundtableId, shown), next: rows.length > size && last ? `${last.at.getTime()}_${last.id}` : null }
}

function kindIs(kind: ActivityFilter['kind']) {
  return kind ? { OR: ACTIVITY_KINDS[kind].map((start) => ({ name: { startsWith: start } })) } : {}
}

function voiceIs({ group, person }: ActivityFilter) {
  return { ...(group && { groupId: group }), ...(person && { personId: person }) }
}

function earlierThan(cursor: string | undefined) {
  if (!cursor) return {}
  const [time = '', id = ''] = cursor.split('_')
  const at = new Date(Number(time))
  return { OR: [{ at: { lt: at } }, { at, id: { lt: id } }] }
}

async function linesOf(roundtableId: string, events: Event[]): Promise<ActivityLine[]> {
  const records = await recordsOf(events)
  return events.map((event) => lineOf(roundtableId, event, records))
}

const COMMENTED = new Set(['thread.created', 'comment.created', 'comment.edited'])

function lineOf(roundtableId: string, event: Event, records: Records): ActivityLine {
  const named = <K extends keyof Records>(kind: K) => records[kind].get(subjectOf(event, kind) ?? '') as MapValue<Records[K]> | undefined
  const [section, indicator, comment] = [named('section'), named('indicator'), named('comment')]
  const by = records.person.get(event.personId ?? '')
  const data = dataOf(event)
  // Of records deleted before there was a bin only their events kept the title.
  const kept = typeof data.title === 'string' ? data.title : null
  return {
    id: event.id,
    name: event.name,
    at: event.at.toISOString(),
    by: by ? { name: by.name, organisation: records.organisation.get(event.organisationId ?? '')?.name ?? null, groupId: event.groupId } : null,
    about: {
      section: section?.title ?? (event.subjectType === 'section' ? kept : null),
      pillar: named('pillar')?.title ?? (event.subjectType === 'pillar' ? kept : null),
      indicator: indicator ? `${indicator.code} ${indicator.name}` : null,
      person: named('person')?.name ?? null,
    },
    excerpt: excerptOf(comment?.body ?? named('decision')?.reason ?? '', 140) || null,
    commentGone: COMMENTED.has(event.name) && Boolean(section) && !comment,
    values: plainValues(data),
    to: targetOf(roundtableId, event, { sectionId: section?.id, indicatorId: indicator?.id, threadId: comment || !COMMENTED.has(event.name) ? data.threadId : undefined }),
  }
}

type MapValue<M> = M extends Map<string, infer V> ? V : never
type Targets = { sectionId?: string; indicatorId?: string; threadId: unknown }

function targetOf(roundtableId: string, event: Event, { sectionId, indicatorId, threadId }: Targets) {
  if (sectionId && typeof threadId === 'string') return paths.sectionThread(roundtableId, sectionId, threadId)
  if (sectionId) return paths.section(roundtableId, sectionId)
  if (indicatorId) return paths.indicator(roundtableId, indicatorId)
  if (event.subjectType === 'pillar') return paths.framework(roundtableId)
  if (event.subjectType === 'membership') return paths.people(roundtableId)
  return null
}

function plainValues(data: Record<string, unknown>) {
  return Object.fromEntries(Object.entries(data).filter((entry): entry is [string, string | number] => typeof entry[1] === 'string' || typeof entry[1] === 'number'))
}
