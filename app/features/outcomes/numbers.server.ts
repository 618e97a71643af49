import type { Tx } from '#app/platform/db.server.ts'
import type { Noun } from './outcome-words.ts'

/** Numbers are given one after the other, and never twice: what was removed keeps its own. */
export async function nextNumber(tx: Tx, noun: Noun, roundtableId: string) {
  await tx.$queryRaw`SELECT 1 FROM "Roundtable" WHERE "id" = ${roundtableId}::uuid FOR NO KEY UPDATE`
  const last = { where: { roundtableId }, _max: { number: true } } as const
  const { _max } = noun === 'decision' ? await tx.decision.aggregate(last) : await tx.action.aggregate(last)
  return (_max.number ?? 0) + 1
}
