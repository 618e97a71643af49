import type { LiveEvent } from '#app/shared/live.ts'
import type { Seat } from '#app/shared/roles.ts'
import { db, type Tx } from './db.server.ts'
import { publish, type RecordedEvent } from './events.server.ts'
import type { Prisma } from './prisma/client.ts'

type EventInput = {
  name: string
  roundtableId?: string | null
  /** Whoever acts for an organisation gives the seat; a secretariat member without one, or nobody, the person only. */
  seat?: Pick<Seat, 'roundtableId' | 'personId' | 'organisationId' | 'groupId'> | null
  personId?: string | null
  subjectType: string
  subjectId: string
  data?: Prisma.InputJsonObject
  scope?: LiveEvent['scope']
}

export type RecordEvent = (event: EventInput) => Promise<void>

/** Runs the work in one transaction; what it recorded is published after the commit, and only then. */
export async function transaction<T>(work: (tx: Tx, record: RecordEvent) => Promise<T>): Promise<T> {
  const recorded: RecordedEvent[] = []
  const result = await db.$transaction(async (tx) => {
    recorded.length = 0
    return work(tx, async (event) => void recorded.push(await insertEvent(tx, event)))
  })
  await publish(recorded)
  return result
}

async function insertEvent(tx: Tx, input: EventInput): Promise<RecordedEvent> {
  const { seat, scope = {}, data = {} } = input
  const row = await tx.event.create({
    data: {
      name: input.name,
      roundtableId: input.roundtableId ?? seat?.roundtableId ?? null,
      personId: seat?.personId ?? input.personId ?? null,
      organisationId: seat?.organisationId ?? null,
      groupId: seat?.groupId ?? null,
      subjectType: input.subjectType,
      subjectId: input.subjectId,
      data,
    },
  })
  return { ...row, data: data as Record<string, unknown>, scope }
}
