import { mayModerate } from '#app/features/access/access.policy.ts'
import { membershipsAt } from '#app/features/members/members.queries.server.ts'
import { installation } from '#app/features/programme/installation.server.ts'
import { may } from '#app/features/sessions/session.policy.ts'
import type { SessionSubject } from '#app/features/sessions/session-access.server.ts'
import { db } from '#app/platform/db.server.ts'
import type { Session } from '#app/platform/prisma/client.ts'
import type { Answer } from './answers.ts'
import { AGENDA_ITEMS, contentOf } from './content.server.ts'
import { changesSince, type Content } from './content.ts'
import { isDue } from './invited.server.ts'

type Row = {
  items: Parameters<typeof contentOf>[1]
  mailings: { id: string; at: string; content: Content }[]
  invitations: { personId: string; mailingId: string | null; cancelled: boolean; answer: Answer }[]
  reminder: { id: string; at: string; people: number } | null
}

/** What the page of a session that is still to come shows: the reader's own answer, and for moderators what was sent and answered. */
export async function invitationsOf(subject: SessionSubject) {
  const { session, roundtable, standing } = subject
  if (session.state !== 'planned') return null
  const facts = { ...session, roundtableState: roundtable.state }
  const moderates = may(standing, 'moderate', facts) && mayModerate(standing)
  const row = await rowOf(session)
  const own = row.invitations.find(({ personId }) => personId === standing.personId)
  return {
    own: may(standing, 'attend', facts) ? { answer: own?.answer ?? 'none' } : null,
    desk: moderates ? await deskOf(session, row) : null,
  }
}

async function rowOf(session: Session) {
  const [row] = await db.$queryRaw<[Row]>`
    SELECT ${AGENDA_ITEMS} AS "items",
      (SELECT coalesce(jsonb_agg(m ORDER BY m."id"), '[]') FROM "SessionMailing" m WHERE m."sessionId" = s."id") AS "mailings",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('personId', i."personId", 'mailingId', i."mailingId", 'cancelled', i."cancelledAt" IS NOT NULL, 'answer', i."answer")), '[]')
        FROM "SessionInvitation" i WHERE i."sessionId" = s."id") AS "invitations",
      (SELECT to_jsonb(r) FROM "SessionReminder" r WHERE r."sessionId" = s."id" AND r."kind" = 'asked' ORDER BY r."id" DESC LIMIT 1) AS "reminder"
    FROM "Session" s WHERE s."id" = ${session.id}::uuid`
  return row
}

export type Desk = Awaited<ReturnType<typeof deskOf>>
export type GroupAnswers = { groupId: string; come: number; decline: number; none: number }

async function deskOf(session: Session, { items, mailings, invitations, reminder }: Row) {
  const [{ groups }, memberships] = await Promise.all([installation(), membershipsAt(session.roundtableId)])
  const members = memberships.filter(
    ({ accepted, role }) => accepted && (role !== 'observer' || session.observersMayCome),
  )
  const content = contentOf(session, items)
  const told = new Map(
    invitations.map((one) => [
      one.personId,
      { ...one, sequenceSent: 0, content: mailings.find(({ id }) => id === one.mailingId)?.content ?? null },
    ]),
  )
  const answerOf = (personId: string) => told.get(personId)?.answer ?? 'none'
  const due = members.filter(({ personId }) => isDue(told.get(personId) ?? null, content))
  const left = [...told.values()].filter(
    ({ personId, content: had, cancelled }) => had && !cancelled && !members.some((one) => one.personId === personId),
  )
  const last = mailings.at(-1) ?? null
  return {
    last: last && { id: last.id, at: last.at },
    changes: last && changesSince(last.content, content),
    /** Those who have never been told, and those who have been told otherwise. */
    waiting: due.length + left.length,
    newcomers: due.filter(({ personId }) => !told.get(personId)?.content).length,
    members: members.length,
    come: members.filter(({ personId }) => answerOf(personId) === 'come').length,
    groups: groups.map(({ id }): GroupAnswers => {
      const answers = members.filter(({ groupId }) => groupId === id).map(({ personId }) => answerOf(personId))
      const count = (answer: Answer) => answers.filter((one) => one === answer).length
      return { groupId: id, come: count('come'), decline: count('decline'), none: count('none') }
    }),
    reminder,
  }
}
