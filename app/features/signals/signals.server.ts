import { requireSeat } from '#app/features/access/standing.server.ts'
import type { SessionSubject } from '#app/features/sessions/session-access.server.ts'
import { actWhileLive } from '#app/features/sessions/session-run.server.ts'
import { limit } from '#app/platform/rate-limit.server.ts'
import { holdSeat, transaction } from '#app/platform/transaction.server.ts'
import type { Actor } from '#app/shared/roles.ts'
import type { SignalKind } from './signal-words.ts'

/** Lets the moderators know, for two minutes from now on: once of a kind a person, however often it is pressed. What is recorded and told says not who. */
export async function giveSignal(_actor: Actor, { session, roundtable, standing }: SessionSubject, kind: SignalKind) {
  const seat = requireSeat(standing)
  await limit('signal', `${session.id} ${seat.personId}`)
  await transaction(async (tx, record) => {
    await holdSeat(tx, seat)
    const { now } = await actWhileLive(tx, session.id)
    const { personId, organisationId, groupId } = seat
    const key = { sessionId: session.id, personId, kind }
    const given = { organisationId, groupId, at: now }
    await tx.signal.upsert({
      where: { sessionId_personId_kind: key },
      create: { ...key, ...given },
      update: given,
    })
    await record({
      name: 'signal.given',
      roundtableId: roundtable.id,
      subjectId: session.id,
      scope: { sessionId: session.id },
      data: { kind },
    })
  })
}
