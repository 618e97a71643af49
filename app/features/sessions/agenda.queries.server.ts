import { db } from '#app/platform/db.server.ts'
import { sql } from '#app/platform/sql.server.ts'
import { inReadingOrder } from './agenda-order.ts'
import { runningTimes } from './running-times.ts'
import { seesWholeAgenda } from './session.policy.ts'
import type { SessionSubject } from './session-access.server.ts'
import type { ItemKind, Visibility } from './session-words.ts'

type ItemRow = {
  id: string
  parentId: string | null
  kind: ItemKind
  title: string
  note: string
  minutes: number
  visibility: Visibility
  version: number
  ownerId: string | null
  ownerName: string | null
  ownerGroupId: string | null
  begun: boolean
  current: boolean
}

export type AgendaItemView = Omit<ItemRow, 'ownerName' | 'ownerGroupId'> & {
  owner: { name: string; groupId: string | null } | null
}

/** An item as it is shown to those who do not plan: with its time, which follows from all the items before it. */
export type AgendaLine = AgendaItemView & { number: string; start: number }

/** The whole agenda in reading order, for whoever plans. */
export async function planOf({ session }: Pick<SessionSubject, 'session'>): Promise<AgendaItemView[]> {
  const rows = await db.$queryRaw<ItemRow[]>`
    SELECT i."id", i."parentId", i."kind", i."title", i."note", i."minutes", i."visibility", i."version", i."ownerId",
      p."name" AS "ownerName", o."groupId" AS "ownerGroupId", i."startedAt" IS NOT NULL AS "begun",
      COALESCE(r."itemId" = i."id", false) AS "current"
    FROM "AgendaItem" i LEFT JOIN "SessionRun" r ON r."sessionId" = i."sessionId"
      LEFT JOIN "Membership" m ON m."id" = i."ownerId" LEFT JOIN "Person" p ON p."id" = m."personId"
      LEFT JOIN "Organisation" o ON o."id" = m."organisationId"
    WHERE ${ofSession(session.id)} ORDER BY i."position", i."id"`
  return inReadingOrder(rows).map(({ ownerName, ownerGroupId, ...row }) => ({
    ...row,
    owner: ownerName === null ? null : { name: ownerName, groupId: ownerGroupId },
  }))
}

const ofSession = (sessionId: string) => sql`i."sessionId" = ${sessionId}::uuid AND i."removedAt" IS NULL`

/** What a reader sees of it: without what is for moderators, whose time passes all the same. */
export async function agendaOf(subject: SessionSubject): Promise<{ lines: AgendaLine[]; total: number }> {
  const items = await planOf(subject)
  return { lines: linesOf(items, seesWholeAgenda(subject.standing)), total: runningTimes(items).total }
}

type Item = { id: string; parentId: string | null; minutes: number; kind: string; visibility: string }

/** What is seen of an agenda, in reading order, with numbers and starts: the whole of it, or without what is for moderators. */
export function linesOf<I extends Item>(items: I[], whole: boolean): (I & { number: string; start: number })[] {
  const hidden = new Set(items.filter(({ visibility }) => visibility === 'moderators').map(({ id }) => id))
  const seen = items.filter(({ id, parentId }) => whole || !(hidden.has(id) || hidden.has(parentId ?? '')))
  const { times } = runningTimes(items)
  const { times: own } = runningTimes(seen)
  return inReadingOrder(seen).map((item) => {
    const { number = '', minutes = item.minutes } = own.get(item.id) ?? {}
    return { ...item, number, minutes, start: times.get(item.id)?.start ?? 0 }
  })
}
