import { db } from '#app/platform/db.server.ts'
import type { AgendaItem, Event, Prisma, Session, Speech } from '#app/platform/prisma/client.ts'
import type { Member } from './roundtables.ts'

type SpeechInput = Partial<Prisma.SpeechUncheckedCreateInput> & {
  session: Pick<Session, 'id'>
  member: Member
  item?: AgendaItem
}

/** Somebody has spoken, for two minutes unless told otherwise. */
export function buildSpeech({ session, member, item, ...given }: SpeechInput): Promise<Speech> {
  const { personId, organisationId, groupId } = member.seat
  return db.speech.create({
    data: {
      sessionId: session.id,
      itemId: item?.id,
      ...{ personId, organisationId, groupId, byId: personId },
      kind: 'contribution',
      allowedSeconds: 180,
      spokenMs: 120_000,
      endedAt: new Date(),
      ...given,
    },
  })
}

/** What was done with the clock of the room, as its events say it. */
export function buildClockEvent(
  session: Pick<Session, 'id' | 'roundtableId'>,
  member: Member,
  name: string,
  at: Date,
): Promise<Event> {
  const { personId, organisationId, groupId } = member.seat
  const about = { subjectType: 'session', subjectId: session.id, roundtableId: session.roundtableId }
  return db.event.create({ data: { name, at, ...about, personId, organisationId, groupId, data: {} } })
}

/** Minutes whose window for corrections is open, or was; ended an hour ago. */
export function openMinutes(
  session: Pick<Session, 'id'>,
  { over = false, rapporteur }: { over?: boolean; rapporteur?: Member } = {},
) {
  const from = new Date(Date.now() - 8 * 86_400_000)
  const until = new Date(Date.now() + (over ? -1 : 1) * 3_600_000)
  const data = {
    state: 'corrections',
    correctionsFrom: from,
    correctionsUntil: until,
    rapporteurId: rapporteur?.membership.id ?? null,
  }
  return db.minutes.upsert({
    where: { sessionId: session.id },
    create: { sessionId: session.id, ...data },
    update: data,
  })
}
