import { shutSessions } from '#app/features/sessions/sessions.queries.server.ts'
import { db } from '#app/platform/db.server.ts'
import type { Event } from '#app/platform/prisma/client.ts'
import { anyNull } from '#app/platform/sql.server.ts'
import { definitionOf, namesOfKind, SHOWN_TO_NOBODY } from '#app/shared/events/catalogue.ts'
import { paths } from '#app/shared/paths.ts'
import { recordPaths } from '#app/shared/record-paths.ts'
import type { Standing } from '#app/shared/roles.ts'
import { sessionPaths } from '#app/shared/session-paths.ts'
import { excerptOf } from '#app/shared/text.ts'
import type { ActivityFilter } from './activity.schema.ts'
import { dataOf, type Records, recordsOf, subjectOf } from './records.server.ts'

export type ActivityLine = {
  id: string
  name: string
  /** Below `event` in the texts of the feed; null for an event of which this version knows nothing. */
  sentence: string | null
  /** The sentence itself says that this was removed. */
  removes: 'pillar' | 'section' | 'indicator' | 'session' | null
  /** Nobody is named, and those that follow each other are one line. */
  counted: boolean
  at: string
  by: { name: string; organisation: string | null; groupId: string | null } | null
  /** What it is about as it reads now; null where that is gone. */
  about: Record<'section' | 'pillar' | 'indicator' | 'session' | 'person' | 'question', string | null>
  /** The first words of the comment, or the reason that was given. */
  excerpt: string | null
  /** A comment whose words are gone, in a section that is not. */
  commentGone: boolean
  values: Record<string, string | number>
  to: string | null
}

export type ActivityPage = { lines: ActivityLine[]; next: string | null }

/** One page of a roundtable's events, newest first. Only for a roundtable the caller has been let into. */
export async function activityOf(
  roundtableId: string,
  filter: ActivityFilter,
  standing: Standing,
  size = 40,
): Promise<ActivityPage> {
  const shut = await shutSessions(roundtableId, standing)
  const rows = await db.event.findMany({
    where: {
      AND: [
        { roundtableId, name: { notIn: SHOWN_TO_NOBODY } },
        kindIs(filter.kind),
        voiceIs(filter),
        aboutNoneOf(shut),
        earlierThan(filter.before),
      ],
    },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: size + 1,
  })
  const shown = rows.slice(0, size)
  const last = shown.at(-1)
  return {
    lines: await linesOf(roundtableId, shown),
    next: rows.length > size && last ? `${last.at.getTime()}_${last.id}` : null,
  }
}

function kindIs(kind: ActivityFilter['kind']) {
  return kind ? { name: { in: namesOfKind(kind) } } : {}
}

function voiceIs({ group, person }: ActivityFilter) {
  return { ...(group && { groupId: group }), ...(person && { personId: person }) }
}

/** A session that is shut to the reader is not named by what happened at it either. */
function aboutNoneOf(sessions: string[]) {
  if (!sessions.length) return {}
  const at = (value: string | typeof anyNull) => ({ data: { path: ['sessionId'], equals: value } })
  return {
    NOT: { subjectType: { in: ['session', 'minutes'] }, subjectId: { in: sessions } },
    // Most events name no session at all, and what compares with nothing is neither true nor false.
    OR: [at(anyNull), { NOT: { OR: sessions.map(at) } }],
  }
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

function lineOf(roundtableId: string, event: Event, records: Records): ActivityLine {
  const data = dataOf(event)
  const { section, indicator, session, comment, decision } = namedIn(event, records)
  const { quotes, ...said } = saidOf(event)
  const commented = quotes === 'comment'
  return {
    id: event.id,
    name: event.name,
    ...said,
    at: event.at.toISOString(),
    by: authorOf(event, records),
    about: aboutOf(event, records),
    excerpt: excerptOf(comment?.body ?? decision?.reason ?? '', 140) || null,
    commentGone: commented && Boolean(section) && !comment,
    values: plainValues(data),
    to: targetOf(roundtableId, event, {
      sectionId: section?.id,
      indicatorId: indicator?.id,
      sessionId: session?.id,
      threadId: comment || !commented ? data.threadId : undefined,
    }),
  }
}

function saidOf({ name }: Event) {
  const { sentence = null, removes = null, counted = false, quotes = null } = definitionOf(name)?.feed ?? {}
  return { sentence, removes, counted, quotes }
}

function namedIn(event: Event, records: Records) {
  const named = <K extends keyof Records>(kind: K) =>
    records[kind].get(subjectOf(event, kind) ?? '') as MapValue<Records[K]> | undefined
  return {
    section: named('section'),
    pillar: named('pillar'),
    indicator: named('indicator'),
    session: named('session'),
    comment: named('comment'),
    person: named('person'),
    decision: named('decision'),
    ballot: named('ballot'),
  }
}

function authorOf({ personId, organisationId, groupId }: Event, records: Records) {
  const by = records.person.get(personId ?? '')
  return by
    ? { name: by.name, organisation: records.organisation.get(organisationId ?? '')?.name ?? null, groupId }
    : null
}

function aboutOf(event: Event, records: Records): ActivityLine['about'] {
  const { section, pillar, indicator, session, person, ballot } = namedIn(event, records)
  return {
    section: section?.title ?? keptTitle(event, 'section'),
    pillar: pillar?.title ?? keptTitle(event, 'pillar'),
    indicator: indicator ? `${indicator.code} ${indicator.name}` : null,
    session: session ? `${session.number}: ${session.title}` : null,
    person: person?.name ?? null,
    question: ballot?.title ?? null,
  }
}

/** Of records deleted before there was a bin only their events kept the title. */
function keptTitle(event: Event, type: string) {
  const { title } = dataOf(event)
  return event.subjectType === type && typeof title === 'string' ? title : null
}

type MapValue<M> = M extends Map<string, infer V> ? V : never
type Targets = { sectionId?: string; indicatorId?: string; sessionId?: string; threadId: unknown }

function targetOf(roundtableId: string, event: Event, { sectionId, indicatorId, sessionId, threadId }: Targets) {
  if ((sectionId || dataOf(event).agendaItemId) && event.subjectType === 'ballot')
    return paths.ballot(roundtableId, event.subjectId)
  if (sectionId && typeof threadId === 'string') return paths.sectionThread(roundtableId, sectionId, threadId)
  if (sectionId) return paths.section(roundtableId, sectionId)
  if (indicatorId) return paths.indicator(roundtableId, indicatorId)
  if (sessionId && event.subjectType === 'minutes') return recordPaths.minutes(roundtableId, sessionId)
  if (sessionId) return sessionPaths.session(roundtableId, sessionId)
  const leadsTo = definitionOf(event.name)?.feed?.leadsTo
  return leadsTo ? paths[leadsTo](roundtableId) : null
}

function plainValues(data: Record<string, unknown>) {
  return Object.fromEntries(
    Object.entries(data).filter(
      (entry): entry is [string, string | number] => typeof entry[1] === 'string' || typeof entry[1] === 'number',
    ),
  )
}
