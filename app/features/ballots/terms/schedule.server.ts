import { atRoundtable, extend, id as anId } from '#app/features/access/access.server.ts'
import { eventActor } from '#app/features/access/event-actor.server.ts'
import type { Place } from '#app/features/access/standing.server.ts'
import { DATABASE_NOW, databaseNow } from '#app/platform/clock.server.ts'
import { db, type Tx } from '#app/platform/db.server.ts'
import { log } from '#app/platform/log.server.ts'
import type { Ballot } from '#app/platform/prisma/client.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Actor, Role } from '#app/shared/roles.ts'
import { mayOpen } from '../ballot.policy.ts'
import { ballotEventSubject } from '../ballot-lock.server.ts'
import type { BallotSettings } from '../ballot-words.ts'
import { holdOpen, nextRound } from '../ballots.server.ts'
import type { MethodName } from '../methods/method-names.ts'
import { amendedTerms, recordAmendment } from '../protocol/amendment.server.ts'
import { freezeRoll, rollFor } from '../secret/roll.server.ts'
import { SUBJECTS } from '../subjects/registry.server.ts'
import { subjectOf } from '../subjects/subject-types.ts'
import { keptTerms } from './kept-terms.server.ts'
import type { StoredTerms } from './terms.policy.ts'

export type ScheduledSubject = Place & { ballot: Ballot }

/** A ballot that is to open by itself, for whoever may open it now or call it off. */
export const onScheduled = () =>
  extend(atRoundtable('moderate'), { ballotId: anId }, async ({ place, ballotId }) => ({
    subject: await scheduledFor(place, ballotId),
  }))

export async function scheduledFor(place: Place, ballotId: string): Promise<ScheduledSubject> {
  const { roundtable, standing } = place
  const ballot = await db.ballot.findFirst({
    where: { id: ballotId, roundtableId: roundtable.id },
  })
  if (!ballot) throw new DomainError('not-found')
  if (!mayOpen(standing, roundtable)) throw new DomainError('forbidden')
  return { ...place, ballot }
}

type Acting = ReturnType<typeof eventActor>

/** Opens it before its time. */
export async function openNow(actor: Actor, { ballot, standing, roundtable }: ScheduledSubject) {
  return open(ballot, { acting: eventActor(standing, roundtable.id), personId: actor.personId })
}

/** It is not asked after all. That it was announced, and called off, stays on record. */
export async function callOff(_actor: Actor, { ballot: { id }, standing, roundtable }: ScheduledSubject) {
  return transaction(async (tx, record) => {
    const ballot = await lockScheduled(tx, id)
    await tx.ballot.delete({ where: { id } })
    await record({
      name: 'ballot.called-off',
      ...eventActor(standing, roundtable.id),
      ...ballotEventSubject({ ballot }),
    })
  })
}

/**
 * Opens what is due by the database's clock, each once, whoever else does so. What can no longer be asked (its subject is gone, another ballot on it is open, its
 * own time is over) is called off, which the feed tells. Answers with how many were opened.
 */
export async function openWhatIsDue(): Promise<number> {
  const due = await db.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "Ballot" WHERE "state" = 'created' AND "opensAt" <= ${DATABASE_NOW} ORDER BY "opensAt"`
  let opened = 0
  for (const { id } of due) {
    const ballot = await db.ballot.findUnique({ where: { id } })
    if (!ballot) continue
    try {
      if (await open(ballot)) opened++
    } catch (error) {
      if (!(error instanceof DomainError)) log.error({ err: error, ballotId: id }, 'A ballot could not be opened')
      else await callOffDue(id)
    }
  }
  return opened
}

async function open({ id, roundtableId, openedById, ...known }: Ballot, by?: { acting: Acting; personId: string }) {
  const { type, id: subjectId } = subjectOf(known)
  const { read, opened } = SUBJECTS[type]
  const freeze = await read(subjectId)
  return transaction(async (tx, record) => {
    await holdOpen(tx, roundtableId)
    const frozen = await freeze(tx)
    const ballot = await lockScheduled(tx, id).catch((error: unknown) => {
      if (by) throw error
    })
    const now = await databaseNow(tx)
    if (!ballot || (!by && ballot.opensAt! > now)) return false
    if (ballot.closesAt && ballot.closesAt <= now) throw new DomainError('conflict', 'ballots.closes-past')
    const round = await nextRound(tx, { type, id: subjectId })
    const method = ballot.method as MethodName
    const planned = ballot.terms as StoredTerms
    const fixed = {
      subject: { type, id: subjectId },
      method,
      settings: ballot.settings as BallotSettings,
      terms: planned,
    }
    // Another round may have been asked since it was planned.
    const amended = await amendedTerms(tx, fixed, planned.amendment?.reason)
    const kept = await keptTerms(tx, roundtableId, method, amended)
    const { terms, roll } = await rollFor(tx, roundtableId, method, kept)
    const open = await tx.ballot.update({
      where: { id },
      data: {
        ...frozen,
        ...{ terms, round, state: 'open', openedAt: now },
        ...(by && { openedById: by.personId, opensAt: null }),
      },
    })
    if (roll) await freezeRoll(tx, id, roll, kept)
    const acting = by?.acting ?? (await actingAs(tx, openedById, roundtableId))
    await opened?.(tx, record, acting, subjectId)
    await record({ name: 'ballot.opened', ...acting, ...ballotEventSubject({ ballot: open }) })
    await recordAmendment(record, acting, open)
    return true
  })
}

async function callOffDue(id: string) {
  await transaction(async (tx, record) => {
    const ballot = await lockScheduled(tx, id).catch(() => null)
    if (!ballot) return
    await tx.ballot.delete({ where: { id } })
    await record({ name: 'ballot.not-opened', ...ballotEventSubject({ ballot }) })
  })
}

async function lockScheduled(tx: Tx, id: string) {
  await tx.$queryRaw`SELECT 1 FROM "Ballot" WHERE "id" = ${id}::uuid FOR UPDATE`
  const ballot = await tx.ballot.findUnique({ where: { id } })
  if (!ballot) throw new DomainError('conflict', 'ballots.called-off-already')
  if (ballot.state !== 'created' || !ballot.opensAt) throw new DomainError('conflict', 'ballots.opened-already')
  return ballot
}

/** What opens by itself was decided by whoever scheduled it, with the seat that they have now. */
async function actingAs(tx: Tx, personId: string, roundtableId: string): Promise<Acting> {
  const member = await tx.membership.findFirst({
    where: { roundtableId, personId, endedAt: null },
    select: { id: true, role: true, organisationId: true, organisation: { select: { groupId: true } } },
  })
  const seat = member && {
    ...{ membershipId: member.id, roundtableId, personId, role: member.role as Role },
    ...{ organisationId: member.organisationId, groupId: member.organisation.groupId },
  }
  return { seat, personId, roundtableId }
}

export type ComingBallot = {
  id: string
  code: string
  name: string
  method: MethodName
  opensAt: string
  closesAt: string | null
}

/** The ballots that are to open by themselves, the next first. What they ask is read when they open. */
export async function comingBallots(roundtableId: string): Promise<ComingBallot[]> {
  const rows = await db.ballot.findMany({
    where: { roundtableId, state: 'created', opensAt: { not: null } },
    orderBy: [{ opensAt: 'asc' }, { id: 'asc' }],
  })
  return rows.map(({ id, wording, method, opensAt, closesAt }) => {
    const { code, name } = wording as { code: string; name: string }
    const times = { opensAt: opensAt!.toISOString(), closesAt: closesAt?.toISOString() ?? null }
    return { id, code, name, method: method as MethodName, ...times }
  })
}
