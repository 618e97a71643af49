import { db, type Tx } from '#app/platform/db.server.ts'
import type { Ballot } from '#app/platform/prisma/client.ts'
import { eventName } from '#app/shared/events/catalogue.ts'
import { lockBallot } from './ballot-lock.server.ts'
import { writeClosing } from './closing.server.ts'
import type { Holder } from './turnout.ts'

/**
 * Writes down the result of every ballot that was closed before results were kept, once, at the start of the process. What is
 * not known any more is assumed to have been as it is now: a member's role, organisation and group.
 */
export async function keepOldResults() {
  const missing = await db.ballot.findMany({
    where: { state: 'closed', closing: null },
    select: { id: true },
    orderBy: { closedAt: 'asc' },
  })
  for (const { id } of missing) await db.$transaction((tx) => keepOldResult(tx, id))
  return missing.length
}

async function keepOldResult(tx: Tx, ballotId: string) {
  const ballot = await lockBallot(tx, ballotId)
  const kept = await tx.ballotClosing.count({ where: { ballotId } })
  if (kept || ballot.closedAt === null) return
  await writeClosing(tx, ballot, await electorateThen(tx, ballot, ballot.closedAt), {
    origin: 'later',
    resultAt: ballot.closedAt,
  })
}

/** Who sat at the table then, with an account that was accepted by then. */
async function electorateThen(tx: Tx, { roundtableId }: Ballot, then: Date): Promise<Holder[]> {
  const members = await tx.membership.findMany({
    where: {
      roundtableId,
      createdAt: { lte: then },
      role: { not: 'observer' },
      AND: [{ OR: [{ endedAt: null }, { endedAt: { gt: then } }] }],
      person: { passwordHash: { not: null }, OR: [{ disabledAt: null }, { disabledAt: { gt: then } }] },
    },
    select: { personId: true, organisation: { select: { groupId: true } } },
  })
  const accepted = await tx.event.findMany({
    where: {
      name: eventName('invitation.accepted'),
      subjectId: { in: members.map((member) => member.personId) },
      at: { gt: then },
    },
    select: { subjectId: true },
  })
  const later = new Set(accepted.map((event) => event.subjectId))
  return members
    .filter(({ personId }) => !later.has(personId))
    .map(({ personId, organisation }) => ({ holderId: personId, groupId: organisation.groupId }))
}
