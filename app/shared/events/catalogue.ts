import type { z } from 'zod'
import type { FeedKind } from '../feed-kinds.ts'
import type { RoundtableTopic } from '../live.ts'
import { ATTENDANCE_EVENTS } from './attendance.ts'
import { BALLOT_EVENTS } from './ballots.ts'
import { COMMENT_EVENTS } from './comments.ts'
import { CROSSWALK_EVENTS } from './crosswalk.ts'
import type { Definition } from './define.ts'
import { FLOOR_EVENTS } from './floor.ts'
import { ANNOUNCEMENTS, FRAMEWORK_EVENTS } from './frameworks.ts'
import { INDICATOR_EVENTS } from './indicators.ts'
import { MINUTES_EVENTS } from './minutes.ts'
import { OUTCOME_EVENTS } from './outcomes.ts'
import { REFERENCE_EVENTS } from './references.ts'
import { ROOM_EVENTS } from './room.ts'
import { ROUNDTABLE_EVENTS } from './roundtables.ts'
import { SCREEN_EVENTS } from './screens.ts'
import { IDENTITY_EVENTS, SECRETARIAT_EVENTS } from './secretariat.ts'
import { SESSION_CALENDAR_EVENTS } from './session-calendar.ts'
import { SESSION_EVENTS } from './sessions.ts'
import { TABLES_EVENTS } from './tables.ts'

/** Every event there is. A name stays for good: the rows that bear it are the record. */
export const EVENTS = {
  ...ROUNDTABLE_EVENTS,
  ...FRAMEWORK_EVENTS,
  ...COMMENT_EVENTS,
  ...INDICATOR_EVENTS,
  ...REFERENCE_EVENTS,
  ...CROSSWALK_EVENTS,
  ...BALLOT_EVENTS,
  ...ROOM_EVENTS,
  ...FLOOR_EVENTS,
  ...TABLES_EVENTS,
  ...OUTCOME_EVENTS,
  ...ATTENDANCE_EVENTS,
  ...SESSION_EVENTS,
  ...MINUTES_EVENTS,
  ...SESSION_CALENDAR_EVENTS,
  ...SCREEN_EVENTS,
  ...IDENTITY_EVENTS,
  ...SECRETARIAT_EVENTS,
}

export type EventName = keyof typeof EVENTS
export type EventData<N extends EventName> = z.input<(typeof EVENTS)[N]['data']>
export type AnnouncementName = keyof typeof ANNOUNCEMENTS

export const EVENT_NAMES = Object.keys(EVENTS) as EventName[]

/** A name in a query, which the database itself would take whatever it is. */
export const eventName = <N extends EventName>(name: N) => name

/** Undefined for a row of a version that knew other events, which stays shown. */
export function definitionOf(name: string): Definition | undefined {
  return Object.hasOwn(EVENTS, name) ? EVENTS[name as EventName] : undefined
}

export function announcementOf(name: AnnouncementName) {
  return ANNOUNCEMENTS[name]
}

/** What open pages are told an event is about. */
export function topicsOf(name: string): readonly RoundtableTopic[] {
  return (
    definitionOf(name)?.topics ??
    (Object.hasOwn(ANNOUNCEMENTS, name) ? announcementOf(name as AnnouncementName).topics : [])
  )
}

/** What in the data of an event does not belong there or is missing, by name. */
export function eventErrors(name: string, data: unknown): string[] {
  const checked = definitionOf(name)?.data.safeParse(data)
  if (!checked) return ['the name']
  return (checked.error?.issues ?? []).flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys : [issue.path.join('.')],
  )
}

export const namesWhere = (test: (definition: Definition) => boolean) =>
  EVENT_NAMES.filter((name) => test(EVENTS[name]))

/** Kept, and shown to nobody. */
export const SHOWN_TO_NOBODY = namesWhere(({ audience }) => audience === 'nobody')

export const namesOfKind = (kind: FeedKind) => namesWhere(({ feed }) => feed?.kind === kind)

/** About a section, or with one in their data; a ballot on one is no word in it. */
export const SECTION_EVENTS = namesWhere(
  ({ subject, data }) => subject === 'section' || (subject !== 'ballot' && 'sectionId' in data.shape),
)

/** The one person whose place an event is about; null where it is about more than one. */
export function personOf({
  name,
  subjectId,
  data,
}: {
  name: string
  subjectId: string
  data?: Record<string, unknown>
}) {
  const subject = definitionOf(name)?.subject
  if (subject === 'person') return subjectId
  return subject === 'membership' && typeof data?.personId === 'string' ? data.personId : null
}
