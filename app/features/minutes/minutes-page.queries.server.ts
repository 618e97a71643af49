import { mayModerate } from '#app/features/access/access.policy.ts'
import { membershipsAt } from '#app/features/members/members.queries.server.ts'
import { db } from '#app/platform/db.server.ts'
import type { Actor } from '#app/shared/roles.ts'
import { tookPart } from './corrections.server.ts'
import { isRapporteur, mayEdit, mayPropose, mayRule } from './minutes.policy.ts'
import { currentRecord } from './minutes.server.ts'
import { beginText, factsOf, type MinutesSubject } from './minutes-access.server.ts'
import type { MinutesState } from './minutes-words.ts'

/** Everything the page of minutes shows before its live text takes over. */
export async function minutesPageOf(actor: Actor, subject: MinutesSubject) {
  const { session, roundtable, standing, minutes } = subject
  const facts = factsOf(subject)
  const may = { edit: mayEdit(standing, facts), rule: mayRule(standing, facts) }
  // Whoever may write finds a text to write in.
  if (may.edit && standing.seat) await beginText(session.id)
  const [record, attended, members, approval] = await Promise.all([
    currentRecord(subject),
    standing.seat ? tookPart(db, session.id, actor.personId) : false,
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
      propose: isWindowOpen && mayPropose(standing, facts, attended),
      moderate: mayModerate(standing) && roundtable.state !== 'closed',
    },
    isRapporteur: isRapporteur(standing, facts),
    own: minutes.state === 'corrections' ? await ownCorrections(session.id, actor.personId) : [],
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

async function ownCorrections(sessionId: string, personId: string) {
  const rows = await db.minutesCorrection.findMany({
    where: { sessionId, personId, state: 'open' },
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}
