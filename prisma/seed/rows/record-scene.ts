import type { RecordContent } from '../content/session-record.ts'
import { SESSIONS } from '../content/sessions.ts'
import type { SeedContext } from './context.ts'
import { itemId, sessionId } from './sessions.ts'

const MINUTE_MS = 60_000
const TABLE = 'second'

export type Known = {
  sessions: { id: string; number: number; startedAt?: Date; endedAt?: Date }[]
  groups: { id?: string }[]
  items: { id: string; sessionId: string; title: string; startedAt?: Date }[]
  indicators: { id: string; code: string; roundtableId: string }[]
  memberships: { id: string; personId: string; roundtableId: string }[]
}

export type Scene = ReturnType<typeof sceneOf>

/** What the keys of the content stand for at that session. */
export function sceneOf(
  context: SeedContext,
  known: Known,
  record: RecordContent,
  numbered: { decision: number; action: number },
) {
  const { id, personId, who } = context
  const content = SESSIONS.find(({ key }) => key === record.session)!
  const { startedAt, endedAt, ...found } = known.sessions.find((one) => one.id === sessionId(context, content))!
  if (!startedAt || !endedAt) throw new Error(`The session ${record.session} is not over`)
  const roundtableId = id('roundtable', TABLE)
  const minutesAfter = (from: Date, minutes: number) => new Date(from.getTime() + minutes * MINUTE_MS)
  return {
    context,
    known,
    record,
    session: { ...found, startedAt, endedAt },
    roundtableId,
    minutesAfter,
    within({ item, after }: { item: string; after: number }) {
      const one = known.items.find((row) => row.id === itemId(context, content, item))
      if (!one?.startedAt) throw new Error(`Nothing happened in item ${item}`)
      return { itemId: one.id, at: minutesAfter(one.startedAt, after) }
    },
    seatOf(key: string) {
      const seat = known.memberships.find((one) => one.personId === personId(key) && one.roundtableId === roundtableId)
      if (!seat) throw new Error(`${key} has no seat at the ${TABLE} roundtable`)
      return seat.id
    },
    about(named = '') {
      const [type, key = ''] = named.split(':')
      const indicator = known.indicators.find((one) => one.code === key && one.roundtableId === roundtableId)
      if (type === 'section') return { sectionId: id('section', `${TABLE} ${key}`) }
      return type === 'indicator' ? { indicatorId: indicator!.id } : {}
    },
    noted: (kind: 'decision' | 'action', index: number) => ({
      id: id(kind, `${record.session} ${index}`, startedAt),
      number: numbered[kind] + index + 1,
      roundtableId,
      sessionId: found.id,
      ...who(record.chair),
    }),
  }
}
