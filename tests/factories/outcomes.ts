import { db } from '#app/platform/db.server.ts'
import type { Action, Decision, Prisma, Session } from '#app/platform/prisma/client.ts'
import { buildPerson } from './people.ts'
import type { Member } from './roundtables.ts'
import { buildSession } from './sessions.ts'
import { next, unique } from './unique.ts'

type DecisionInput = Partial<Prisma.DecisionUncheckedCreateInput> & { session?: Session }

async function noted({ session, personId }: { session?: Session; personId?: string }) {
  const { id: sessionId, roundtableId } = session ?? (await buildSession())
  return { sessionId, roundtableId, number: next(), personId: personId ?? (await buildPerson()).id }
}

export async function buildDecision({ session, ...given }: DecisionInput = {}): Promise<Decision> {
  return db.decision.create({ data: { text: unique('Decision'), ...(await noted({ session, ...given })), ...given } })
}

type ActionInput = Partial<Prisma.ActionUncheckedCreateInput> & { session?: Session; owner?: Member }

/** Open and nobody's, unless told otherwise. */
export async function buildAction({ session, owner, ...given }: ActionInput = {}): Promise<Action> {
  const ownerId = owner?.membership.id
  return db.action.create({
    data: { text: unique('Action'), ownerId, ...(await noted({ session, ...given })), ...given },
  })
}
