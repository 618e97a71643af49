import { sessionFor } from '#app/features/sessions/session-access.server.ts'
import { db, type Tx } from '#app/platform/db.server.ts'
import { sql } from '#app/platform/sql.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Subject } from '../subject.server.ts'
import type { Wording } from '../subject-types.ts'
import type { AgendaItemWording } from './wording.tsx'

/** The question of an item of an agenda: its title, unless the moderator asks in other words. What was decided stays when the item is removed. */
export const agendaItem: Subject = {
  row: sql`SELECT b."wording"->>'code', b."wording"->>'name', ARRAY[b."wording"->>'name', b."wording"->>'note']
    FROM "AgendaItem" a JOIN "Session" n ON n."id" = a."sessionId" WHERE a."id" = b."agendaItemId" AND n."removedAt" IS NULL`,

  async toOpen(place, id) {
    const item = await db.agendaItem.findFirst({
      where: { id, removedAt: null },
      select: { sessionId: true, title: true },
    })
    if (!item) throw new DomainError('not-found')
    const { session } = await sessionFor(place, item.sessionId, 'moderate')
    return { code: codeOf(session), name: item.title }
  },

  read: async (id, question) => async (tx) => {
    const { title, note, session } = await lockItem(tx, id)
    const wording: AgendaItemWording = { version: 1, code: codeOf(session), name: question || title, note, item: title }
    return { wording }
  },

  async hold(tx, id) {
    await tx.$queryRaw`SELECT 1 FROM "AgendaItem" WHERE "id" = ${id}::uuid FOR NO KEY UPDATE`
    return () => true
  },

  sameWords: (one, other) => one.name === other.name,
  wordsAreTheQuestion: true,

  pillarOf: async () => null,
}

/** It is not removed while a ballot on it is prepared or opened. */
async function lockItem(tx: Tx, id: string) {
  await tx.$queryRaw`SELECT 1 FROM "AgendaItem" WHERE "id" = ${id}::uuid FOR NO KEY UPDATE`
  const item = await tx.agendaItem.findFirst({
    where: { id, removedAt: null, session: { removedAt: null } },
    select: { title: true, note: true, session: { select: { number: true } } },
  })
  if (!item) throw new DomainError('conflict', 'ballots.item-removed')
  return item
}

/** Reads the same in both languages. */
const codeOf = ({ number }: { number: number }): Wording['code'] => `S${number}`
