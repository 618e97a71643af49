import { eventActor } from '#app/features/access/event-actor.server.ts'
import type { Place } from '#app/features/access/standing.server.ts'
import { addWaitingApprovals } from '#app/features/minutes/approval-item.server.ts'
import type { Tx } from '#app/platform/db.server.ts'
import type { Session } from '#app/platform/prisma/client.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import { addTree, treeOfSession, treeOfTemplate } from './agenda-tree.server.ts'
import type { NewSession, SessionChange } from './session.schema.ts'
import type { SessionSubject } from './session-access.server.ts'
import { actInRoom } from './session-run.server.ts'
import { changedSettings, IN_CALENDARS, settingsOf } from './settings.ts'

export const eventSubject = (session: { id: string }) => ({ subjectId: session.id, scope: { sessionId: session.id } })

/** Plans the next session: it gets the next number, which stays its own, in the bin too. */
export async function planSession({ roundtable, standing }: Place, { from, ...input }: NewSession): Promise<Session> {
  return transaction(async (tx, record) => {
    const session = await tx.session.create({
      data: {
        ...settingsOf(input),
        number: await nextNumber(tx, roundtable.id),
        roundtableId: roundtable.id,
        createdById: standing.personId,
        run: { create: {} },
      },
    })
    const [kind, id = ''] = from?.split(':') ?? []
    if (kind === 'session') await addTree(tx, session.id, await treeOfSession(tx, roundtable.id, id))
    if (kind === 'template') await addTree(tx, session.id, await treeOfTemplate(tx, roundtable.id, id))
    await addWaitingApprovals(tx, roundtable.id)
    await record({ name: 'session.planned', ...eventActor(standing, roundtable.id), ...eventSubject(session) })
    return session
  })
}

async function nextNumber(tx: Tx, roundtableId: string) {
  await tx.$queryRaw`SELECT 1 FROM "Roundtable" WHERE "id" = ${roundtableId}::uuid FOR NO KEY UPDATE`
  const { _max } = await tx.session.aggregate({ where: { roundtableId }, _max: { number: true } })
  return (_max.number ?? 0) + 1
}

/** Changes what the form of a session holds. Refused when somebody else has changed it since the form was opened. */
export async function changeSession({ session, roundtable, standing }: SessionSubject, input: SessionChange) {
  return transaction(async (tx, record) => {
    await actInRoom(tx, session.id)
    const current = await tx.session.findUniqueOrThrow({ where: { id: session.id } })
    if (current.version !== input.version) throw new DomainError('conflict', 'planning.changed-meanwhile')
    const next = settingsOf(input)
    const fields = changedSettings(current, next)
    if (!fields.length) return current
    const sequence = current.sequence + (fields.some((field) => IN_CALENDARS.includes(field)) ? 1 : 0)
    const changed = await tx.session.update({
      where: { id: session.id },
      data: { ...next, sequence, version: current.version + 1 },
    })
    await record({
      name: fields.includes('observersMayCome') ? 'session.admission-changed' : 'session.changed',
      ...eventActor(standing, roundtable.id),
      ...eventSubject(session),
      data: { fields },
    })
    return changed
  })
}
