import { mayModerate } from '#app/features/access/access.policy.ts'
import { membershipsAt } from '#app/features/members/members.queries.server.ts'
import { db } from '#app/platform/db.server.ts'
import { sql } from '#app/platform/sql.server.ts'
import type { Actor } from '#app/shared/roles.ts'
import { isRapporteur, mayEdit, mayPropose, mayRule } from './minutes.policy.ts'
import { currentRecord } from './minutes.server.ts'
import { factsOf, type MinutesSubject } from './minutes-access.server.ts'
import type { MinutesState } from './minutes-words.ts'

/** Everything the page of minutes shows before its live text takes over. */
export async function minutesPageOf(actor: Actor, subject: MinutesSubject) {
  const { session, roundtable, standing, minutes } = subject
  const facts = factsOf(subject)
  const may = { edit: mayEdit(standing, facts), rule: mayRule(standing, facts) }
  const [record, reader, members, approval] = await Promise.all([
    currentRecord(subject),
    readerOf(session.id, actor.personId),
    may.rule ? membershipsAt(roundtable.id) : [],
    approvalOf(subject),
  ])
  const now = Date.now()
  const { correctionsUntil } = minutes
  const isWindowOpen = Boolean(correctionsUntil && correctionsUntil.getTime() > now)
  return {
    roundtableId: roundtable.id,
    sessionId: session.id,
    sessionState: session.state,
    record,
    state: minutes.state as MinutesState,
    rapporteurId: minutes.rapporteurId,
    correctionDays: minutes.correctionDays,
    correctionsUntil: correctionsUntil?.toISOString() ?? null,
    isWindowOpen,
    approvedAt: minutes.approvedAt?.toISOString() ?? null,
    sha256: minutes.sha256,
    approval,
    members: members.map(({ membershipId, name }) => ({ value: membershipId, label: name })),
    me: { personId: actor.personId, name: actor.name },
    can: {
      ...may,
      write: may.edit && standing.seat !== null,
      propose: isWindowOpen && mayPropose(standing, facts, reader.attended),
      moderate: mayModerate(standing) && roundtable.state !== 'closed',
    },
    isRapporteur: isRapporteur(standing, facts),
    own: reader.open,
  }
}

export type MinutesPageData = Awaited<ReturnType<typeof minutesPageOf>>

/** Where they are to be approved: the item of the next session, and where they were. */
async function approvalOf({ minutes }: MinutesSubject) {
  const { approvalItemId, approvedInId } = minutes
  if (!approvalItemId && !approvedInId) return null
  const session = await db.session.findFirst({
    where: approvedInId ? { id: approvedInId } : { items: { some: { id: approvalItemId! } }, removedAt: null },
    select: { id: true, number: true, title: true, startsAt: true },
  })
  return session && { ...session, startsAt: session.startsAt.toISOString() }
}

/** Whether the reader was checked in, and which open corrections are their own. */
async function readerOf(sessionId: string, personId: string) {
  const of = sql`"sessionId" = ${sessionId}::uuid AND "personId" = ${personId}::uuid`
  const [reader] = await db.$queryRaw<{ attended: boolean; open: string[] }[]>`
    SELECT EXISTS (SELECT 1 FROM "CheckIn" WHERE ${of}) AS "attended",
      ARRAY(SELECT "id"::text FROM "MinutesCorrection" WHERE ${of} AND "state" = 'open') AS "open"`
  return reader!
}
