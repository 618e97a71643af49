import { DomainError } from '#app/shared/error-codes.ts'
import { type EventData, eventErrors, type EventName, EVENTS } from '#app/shared/events/catalogue.ts'
import type { EventScope } from '#app/shared/live.ts'
import type { Seat } from '#app/shared/roles.ts'
import { db, type Tx } from './db.server.ts'
import { publish, type RecordedEvent } from './events.server.ts'
import { Prisma } from './prisma/client.ts'
import { nothing, type Sql } from './sql.server.ts'

type Common = {
  roundtableId?: string | null
  /**
   * Whoever acts for an organisation gives the seat; a secretariat member without one, or nobody, the person only. A seat that names its
   * membership must still be held when the act is done.
   */
  seat?:
    | (Pick<Seat, 'roundtableId' | 'personId' | 'organisationId' | 'groupId'> &
        Partial<Pick<Seat, 'membershipId' | 'role'>>)
    | null
  personId?: string | null
  subjectId: string
  scope?: EventScope
}

/** An event of the catalogue with the data that the catalogue lists for it. */
export type EventInput = { [N in EventName]: Common & { name: N } & DataFor<EventData<N>> }[EventName]
type DataFor<D> = Record<string, never> extends D ? { data?: D } : { data: D }

/** Several at once are one statement. */
export type RecordEvent = (...events: EventInput[]) => Promise<void>

/** So often it is tried when two acts wait for each other and the database gives one up. */
const TRIES = 4

/** Runs the work in one transaction; what it recorded is published after the commit, and only then. `unavailable` where it could not begin. */
export async function transaction<T>(work: (tx: Tx, record: RecordEvent) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    const recorded: RecordedEvent[] = []
    try {
      const result = await db.$transaction((tx) =>
        work(tx, async (...events) => void recorded.push(...(await insertEvents(tx, events)))),
      )
      await publish(recorded)
      return result
    } catch (error) {
      if (wasNotBegun(error)) throw new DomainError('unavailable')
      if (tries === TRIES || !wasGivenUp(error)) throw error
    }
  }
}

/** More at once than there are connections, for longer than anybody should wait: nothing was done, and what was sent can be sent again. */
function wasNotBegun(error: unknown) {
  return (
    error instanceof Prisma.PrismaClientKnownRequestError &&
    error.code === 'P2028' &&
    error.message.includes('Unable to start a transaction')
  )
}

function wasGivenUp(error: unknown) {
  return (
    error instanceof Prisma.PrismaClientKnownRequestError &&
    (error.code === 'P2034' || /40P01|40001/.test(error.message))
  )
}

/**
 * Refuses when the seat has ended or changed since it was looked up, and keeps it as it is to the end of the transaction: the end of a membership
 * comes before an act, which then does not happen, or after it.
 */
export function holdSeat(tx: Tx, seat: HeldSeat): Promise<object> {
  return holdSeatWith(tx, seat, nothing, nothing, nothing)
}

type HeldSeat = Pick<Seat, 'membershipId' | 'role' | 'organisationId'>

/** The same with a row of another table that is joined and locked in the one statement, and these columns of it. */
export async function holdSeatWith<Row extends object>(
  tx: Tx,
  { membershipId, role, organisationId }: HeldSeat,
  columns: Sql,
  join: Sql,
  lock: Sql,
): Promise<Row> {
  const [held] = await tx.$queryRaw<(Row & { role: string; organisationId: string })[]>`
    SELECT m."role", m."organisationId" ${columns} FROM "Membership" m JOIN "Person" p ON p."id" = m."personId" ${join}
    WHERE m."id" = ${membershipId}::uuid AND m."endedAt" IS NULL AND p."disabledAt" IS NULL FOR SHARE OF m, p ${lock}`
  if (!held) throw new DomainError('forbidden')
  if (held.role !== role || held.organisationId !== organisationId) throw new DomainError('conflict')
  return held
}

/** The same for whoever acts without a seat. */
async function holdPerson(tx: Tx, personId: string) {
  const rows = await tx.$queryRaw<
    unknown[]
  >`SELECT 1 FROM "Person" WHERE "id" = ${personId}::uuid AND "disabledAt" IS NULL FOR SHARE`
  if (!rows.length) throw new DomainError('forbidden')
}

async function holdActors(tx: Tx, inputs: EventInput[]) {
  for (const { seat, personId } of inputs) {
    if (seat?.membershipId && seat.role)
      await holdSeat(tx, { ...seat, membershipId: seat.membershipId, role: seat.role })
    else if (!seat && personId) await holdPerson(tx, personId)
  }
}

async function insertEvents(tx: Tx, inputs: EventInput[]): Promise<RecordedEvent[]> {
  if (!inputs.length) return []
  for (const { name, data = {} } of inputs) {
    const faults = eventErrors(name, data)
    if (faults.length) throw new Error(`The event ${name} does not fit the catalogue of events: ${faults.join(', ')}`)
  }
  await holdActors(tx, inputs)
  const rows = await tx.event.createManyAndReturn({
    data: inputs.map(({ name, roundtableId, seat, personId, subjectId, data = {} }) => ({
      name,
      roundtableId: roundtableId ?? seat?.roundtableId ?? null,
      personId: seat?.personId ?? personId ?? null,
      organisationId: seat?.organisationId ?? null,
      groupId: seat?.groupId ?? null,
      subjectType: EVENTS[name].subject,
      subjectId,
      data,
    })),
  })
  return rows.map((row, index) => ({
    ...row,
    name: inputs[index]!.name,
    data: row.data as Record<string, unknown>,
    scope: inputs[index]!.scope ?? {},
  }))
}
