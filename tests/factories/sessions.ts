import { db } from '#app/platform/db.server.ts'
import type { AgendaItem, Prisma, Session } from '#app/platform/prisma/client.ts'
import { buildPerson } from './people.ts'
import { buildRoundtable, type Member } from './roundtables.ts'
import { next, unique } from './unique.ts'

type Id = { id: string }
type SessionInput = Partial<Prisma.SessionUncheckedCreateInput> & { roundtable?: Id; createdBy?: Id }

const HOUR_MS = 3_600_000

/** A session that is planned for tomorrow and lasts two hours, unless told otherwise. */
export async function buildSession({ roundtable, createdBy, ...given }: SessionInput = {}): Promise<Session> {
  const roundtableId = given.roundtableId ?? (roundtable ?? (await buildRoundtable())).id
  const createdById = given.createdById ?? (createdBy ?? (await buildPerson())).id
  const startsAt = new Date(Date.now() + 24 * HOUR_MS)
  const endsAt = new Date(startsAt.getTime() + 2 * HOUR_MS)
  const times = { startsAt, endsAt, timeZone: 'Europe/Paris' }
  return db.session.create({
    data: {
      number: next(),
      title: unique('Session'),
      ...times,
      run: { create: {} },
      ...given,
      roundtableId,
      createdById,
    },
  })
}

/** One that is on, with the clock of the item running where one is given. */
export async function buildLiveSession(given: SessionInput = {}): Promise<Session> {
  return buildSession({ state: 'live', startedAt: new Date(), ...given })
}

type ItemInput = Partial<Prisma.AgendaItemUncheckedCreateInput> & { session?: Id }

export async function buildItem({ session, ...given }: ItemInput = {}): Promise<AgendaItem> {
  const sessionId = given.sessionId ?? (session ?? (await buildSession())).id
  return db.agendaItem.create({
    data: { kind: 'discussion', title: unique('Item'), minutes: 10, position: next(), ...given, sessionId },
  })
}

/** The session has come to this item, whose clock runs. */
export async function makeCurrent({ id, sessionId }: AgendaItem) {
  await db.sessionRun.update({ where: { sessionId }, data: { itemId: id, runningSince: new Date() } })
}

/** Somebody is there. */
export function buildCheckIn({
  session,
  member,
  ...given
}: { session: Id; member: Member } & Partial<Prisma.CheckInUncheckedCreateInput>) {
  const { personId, organisationId, groupId } = member.seat
  return db.checkIn.create({
    data: { sessionId: session.id, personId, organisationId, groupId, byId: personId, mode: 'room', ...given },
  })
}
