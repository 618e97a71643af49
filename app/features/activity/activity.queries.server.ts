import { db } from '#app/platform/db.server.ts'
import type { Event } from '#app/platform/prisma/client.ts'
import { paths } from '#app/shared/paths.ts'
import { isUuid } from '#app/shared/uuid.ts'
import { ACTIVITY_KINDS, type ActivityFilter } from './activity.schema.ts'

export type ActivityLine = {
  id: string
  name: string
  at: string
  by: { name: string; organisation: string | null; groupId: string | null } | null
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
  return { lines: answersTogether(await linesOf(roundtableId, shown)), next: rows.length > size && last ? `${last.at.getTime()}_${last.id}` : null }
}

/** Answers to one ballot that follow each other are one line with their number. */
function answersTogether(lines: ActivityLine[]): ActivityLine[] {
  return lines.reduce<ActivityLine[]>((kept, line) => {
    const last = kept.at(-1)
    if (line.name !== 'vote.cast') return [...kept, line]
    if (last?.name !== 'vote.cast' || last.to !== line.to) return [...kept, { ...line, values: { ...line.values, count: 1 } }]
    return [...kept.slice(0, -1), { ...last, values: { ...last.values, count: Number(last.values.count) + 1 } }]
  }, [])
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
  const [people, organisations, sections, indicators] = await Promise.all([
    db.person.findMany({ where: { id: { in: named(events, 'personId') } }, select: { id: true, name: true } }),
    db.organisation.findMany({ where: { id: { in: named(events, 'organisationId') } }, select: { id: true, name: true } }),
    db.section.findMany({ where: { id: { in: linked(events, 'section') } }, select: { id: true, title: true } }),
    db.indicator.findMany({ where: { id: { in: linked(events, 'indicator') } }, select: { id: true, code: true, name: true } }),
  ])
  return events.map((event) => {
    const section = sections.find(({ id }) => id === subjectOf(event, 'section'))
    const indicator = indicators.find(({ id }) => id === subjectOf(event, 'indicator'))
    const person = people.find(({ id }) => id === event.personId)
    const known = { ...(section && { section: section.title }), ...(indicator && { indicator: indicator.name, code: indicator.code }) }
    return {
      id: event.id,
      name: event.name,
      at: event.at.toISOString(),
      by: person ? { name: person.name, organisation: organisations.find(({ id }) => id === event.organisationId)?.name ?? null, groupId: event.groupId } : null,
      values: { ...known, ...namesIn(event, people, organisations), ...plainValues(event.data) },
      to: targetOf(roundtableId, event, section?.id, indicator?.id),
    }
  })
}

function targetOf(roundtableId: string, event: Event, sectionId: string | undefined, indicatorId: string | undefined) {
  const threadId = dataOf(event).threadId
  if (sectionId && typeof threadId === 'string') return paths.sectionThread(roundtableId, sectionId, threadId)
  if (sectionId) return paths.section(roundtableId, sectionId)
  if (indicatorId) return paths.indicator(roundtableId, indicatorId)
  if (event.subjectType === 'pillar') return paths.framework(roundtableId)
  if (event.subjectType === 'membership') return paths.people(roundtableId)
  return null
}

function dataOf(event: Pick<Event, 'data'>): Record<string, unknown> {
  return event.data && typeof event.data === 'object' && !Array.isArray(event.data) ? (event.data as Record<string, unknown>) : {}
}

function plainValues(data: unknown) {
  const entries = Object.entries(dataOf({ data } as Pick<Event, 'data'>))
  return Object.fromEntries(entries.filter((entry): entry is [string, string | number] => typeof entry[1] === 'string' || typeof entry[1] === 'number'))
}

function subjectOf(event: Event, type: 'section' | 'indicator') {
  const id = event.subjectType === type ? event.subjectId : dataOf(event)[`${type}Id`]
  return isUuid(id) ? id : undefined
}

function linked(events: Event[], type: 'section' | 'indicator') {
  return events.flatMap((event) => subjectOf(event, type) ?? [])
}

/** Rows named as the doer of an event or inside its data. */
function named(events: Event[], key: 'personId' | 'organisationId') {
  const found = events.flatMap((event) => [event[key], dataOf(event)[key]])
  return [...new Set(found.filter((id): id is string => isUuid(id)))]
}

type Named = { id: string; name: string }[]

function namesIn(event: Event, people: Named, organisations: Named) {
  const { personId, organisationId } = dataOf(event)
  const person = people.find(({ id }) => id === personId)?.name
  const organisation = organisations.find(({ id }) => id === organisationId)?.name
  return { ...(person && { person }), ...(organisation && { organisation }) }
}
