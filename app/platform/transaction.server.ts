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

/** Several at once are one statement. */
export type RecordEvent = (...events: EventInput[]) => Promise<void>

/** Runs the work in one transaction; what it recorded is published after the commit, and only then. */
export async function transaction<T>(work: (tx: Tx, record: RecordEvent) => Promise<T>): Promise<T> {
  const recorded: RecordedEvent[] = []
  const result = await db.$transaction(async (tx) => {
    recorded.length = 0
    return work(tx, async (...events) => void recorded.push(...(await insertEvents(tx, events))))
  })
  await publish(recorded)
  return result
}

async function insertEvents(tx: Tx, inputs: EventInput[]): Promise<RecordedEvent[]> {
  if (!inputs.length) return []
  const rows = await tx.event.createManyAndReturn({
    data: inputs.map(({ name, roundtableId, seat, personId, subjectType, subjectId, data = {} }) => ({
      name,
      roundtableId: roundtableId ?? seat?.roundtableId ?? null,
      personId: seat?.personId ?? personId ?? null,
      organisationId: seat?.organisationId ?? null,
      groupId: seat?.groupId ?? null,
      subjectType,
      subjectId,
      data,
    })),
  })
  return rows.map((row, index) => ({ ...row, data: row.data as Record<string, unknown>, scope: inputs[index]!.scope ?? {} }))
}
