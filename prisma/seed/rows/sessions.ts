import type { Prisma } from '#app/platform/prisma/client.ts'
import { localTime, momentOf } from '#app/shared/zoned-time.ts'
import { type ItemContent, type SessionContent, SESSIONS, TEMPLATES } from '../content/sessions.ts'
import type { SeedContext } from './context.ts'

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000
const TABLE = 'second'

/** What the links of an agenda may name. */
type Linkable = {
  indicators: { id: string; code: string; roundtableId: string }[]
  ballots: { id: string; indicatorId?: string | null; subjectId: string }[]
  threads: { key: string; id: string }[]
  memberships: { id: string; personId: string; roundtableId: string }[]
}

export type SessionRows = ReturnType<typeof sessionRows>

/** Sessions with their agendas: what is planned, and of one that is over, when each item was dealt with. */
export function sessionRows(context: SeedContext, linkable: Linkable) {
  const sessions = SESSIONS.map((content) => sessionRow(context, content))
  const items = SESSIONS.flatMap((content) => itemRows(context, content, linkable))
  const links = SESSIONS.flatMap((content) => linkRows(context, content, linkable))
  return {
    sessions,
    runs: sessions.map(({ id }) => ({ sessionId: id })),
    items,
    links,
    templates: templateRows(context),
  }
}

export const sessionId = ({ id, daysAgo }: SeedContext, { key, plannedDaysAgo }: SessionContent) =>
  id('session', key, daysAgo(plannedDaysAgo))
export const itemId = ({ id, daysAgo }: SeedContext, { key, plannedDaysAgo }: SessionContent, path: string) =>
  id('agenda-item', `${key} ${path}`, daysAgo(plannedDaysAgo))

function startOf({ now }: SeedContext, { inDays, at, timeZone }: SessionContent) {
  const day = localTime(new Date(now.getTime() + inDays * DAY_MS), timeZone).slice(0, 10)
  const start = momentOf(`${day}T${at}`, timeZone)
  if (!start) throw new Error(`${at} is no time`)
  return start
}

function sessionRow(context: SeedContext, content: SessionContent) {
  const { number, title, minutes, timeZone, place, videoLink, plannedBy, plannedDaysAgo, presentVote, ended } = content
  const startsAt = startOf(context, content)
  return {
    id: sessionId(context, content),
    roundtableId: context.id('roundtable', TABLE),
    number,
    title,
    startsAt,
    endsAt: new Date(startsAt.getTime() + minutes * MINUTE_MS),
    timeZone,
    place,
    videoLink,
    presentVote: presentVote ?? false,
    createdById: context.personId(plannedBy),
    createdAt: context.daysAgo(plannedDaysAgo),
    ...(ended && {
      state: 'ended',
      startedAt: new Date(startsAt.getTime() + LATE_MS),
      endedAt: new Date(startsAt.getTime() + LATE_MS + tookOf(content.items) * MINUTE_MS),
    }),
  } satisfies Prisma.SessionCreateManyInput
}

/** Nobody begins on the minute. */
const LATE_MS = 3 * MINUTE_MS

function tookOf(items: ItemContent[]): number {
  return items.reduce((sum, { took = 0, below = [] }) => sum + took + tookOf(below), 0)
}

function itemRows(context: SeedContext, content: SessionContent, { memberships }: Linkable) {
  let clock = startOf(context, content).getTime() + LATE_MS
  return walk(content.items).map(({ item, path, parent, position }) => {
    const ran = item.took ? { startedAt: new Date(clock), endedAt: new Date((clock += item.took * MINUTE_MS)) } : null
    return {
      id: itemId(context, content, path),
      sessionId: sessionId(context, content),
      parentId: parent === null ? null : itemId(context, content, parent),
      position,
      kind: item.kind,
      title: item.title,
      note: item.note ?? '',
      minutes: item.minutes,
      ownerId: item.owner ? memberOf(context, item.owner, memberships) : null,
      visibility: item.moderatorsOnly ? 'moderators' : 'all',
      ...(ran && { ...ran, ranMs: ran.endedAt.getTime() - ran.startedAt.getTime() }),
    } satisfies Prisma.AgendaItemCreateManyInput
  })
}

function walk(
  items: ItemContent[],
  parent: string | null = null,
): { item: ItemContent; path: string; parent: string | null; position: number }[] {
  return items.flatMap((item, index) => {
    const path = parent === null ? String(index + 1) : `${parent}.${index + 1}`
    return [{ item, path, parent, position: index + 1 }, ...walk(item.below ?? [], path)]
  })
}

function memberOf({ id, personId }: SeedContext, key: string, memberships: Linkable['memberships']) {
  const roundtableId = id('roundtable', TABLE)
  const member = memberships.find((one) => one.personId === personId(key) && one.roundtableId === roundtableId)
  if (!member) throw new Error(`${key} has no seat at the ${TABLE} roundtable`)
  return member.id
}

function linkRows(context: SeedContext, content: SessionContent, linkable: Linkable) {
  return walk(content.items).flatMap(({ item, path }) =>
    (item.links ?? []).map((link, index) => ({
      id: context.id('agenda-link', `${content.key} ${path} ${link}`, context.daysAgo(content.plannedDaysAgo)),
      itemId: itemId(context, content, path),
      position: index + 1,
      ...subjectOf(context, link, linkable),
    })),
  ) satisfies Prisma.AgendaLinkCreateManyInput[]
}

function subjectOf({ id }: SeedContext, link: string, { indicators, ballots, threads }: Linkable) {
  if (link.startsWith('https://')) return { subjectType: 'address', url: link, title: '' }
  const [subjectType = '', key = ''] = link.split(':')
  const indicatorId = () =>
    indicators.find(({ code, roundtableId }) => code === key && roundtableId === id('roundtable', TABLE))?.id
  const found: Record<string, () => string | undefined> = {
    section: () => id('section', `${TABLE} ${key}`),
    indicator: indicatorId,
    ballot: () => ballots.find(({ subjectId }) => subjectId === indicatorId())?.id,
    thread: () => threads.find((thread) => thread.key === key)?.id,
  }
  const subjectId = found[subjectType]?.()
  if (!subjectId) throw new Error(`An agenda links to ${link}, which is nothing`)
  return { subjectType, subjectId }
}

const OPEN = { visibility: 'all' }

function templateRows({ id, personId }: SeedContext) {
  return TEMPLATES.map(({ key, title, everywhere, items }) => ({
    id: id('session-template', key),
    roundtableId: everywhere ? null : id('roundtable', TABLE),
    title,
    items: items.map(({ below = [], ...item }) => ({
      ...OPEN,
      ...item,
      below: below.map((one) => ({ ...OPEN, ...one })),
    })),
    createdById: personId(everywhere ? 'secretariat' : 'oluwaseun'),
  })) satisfies Prisma.SessionTemplateCreateManyInput[]
}

/** The lines the services would have recorded of their planning. */
export function sessionEvents(context: SeedContext) {
  const roundtableId = context.id('roundtable', TABLE)
  return SESSIONS.flatMap((content) => {
    const { plannedBy, plannedDaysAgo } = content
    const about = {
      roundtableId,
      ...context.who(plannedBy),
      subjectType: 'session',
      subjectId: sessionId(context, content),
    }
    return [
      { name: 'session.planned', ...about, at: context.daysAgo(plannedDaysAgo), data: {} },
      { name: 'agenda.changed', ...about, at: context.daysAgo(plannedDaysAgo - 1.1), data: { act: 'add' } },
    ]
  })
}
