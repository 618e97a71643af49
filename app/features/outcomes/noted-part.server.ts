import { dayOf } from '#app/platform/calendar.server.ts'
import { db } from '#app/platform/db.server.ts'
import type { Part } from '#app/shared/session-parts.ts'
import type { ActionState, Noun } from './outcome-words.ts'

export type NotedLine = {
  noun: Noun
  id: string
  number: number
  text: string
  at: string
  /** Null as well where only moderators see the item. */
  itemId: string | null
  owner: { name: string; groupId: string } | null
  dueOn: string | null
  state: ActionState | null
}

/** What has been noted in a session so far, in the order in which it was. */
export async function notedPart(sessionId: string): Promise<Part<NotedLine[]>> {
  const run = await db.sessionRun.findUnique({ where: { sessionId }, select: { version: true } })
  const where = { sessionId, removedAt: null }
  const item = { select: { id: true, visibility: true } }
  const [decisions, actions] = await Promise.all([
    db.decision.findMany({ where, include: { item } }),
    db.action.findMany({
      where,
      include: {
        item,
        owner: { select: { person: { select: { name: true } }, organisation: { select: { groupId: true } } } },
      },
    }),
  ])
  const lines = [
    ...decisions.map((one) => ({ ...line('decision', one), owner: null, dueOn: null, state: null })),
    ...actions.map((one) => ({
      ...line('action', one),
      owner: one.owner && { name: one.owner.person.name, groupId: one.owner.organisation.groupId },
      dueOn: one.dueOn && dayOf(one.dueOn),
      state: one.state as ActionState,
    })),
  ]
  return { version: run?.version ?? 0, value: lines.sort((one, other) => one.at.localeCompare(other.at)) }
}

type Row = { id: string; number: number; text: string; at: Date; item: { id: string; visibility: string } | null }

function line(noun: Noun, { id, number, text, at, item }: Row) {
  return { noun, id, number, text, at: at.toISOString(), itemId: item?.visibility === 'all' ? item.id : null }
}
