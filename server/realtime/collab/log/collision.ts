import type { Pool } from 'pg'
import type { LiveDocument, Row } from '../document/live-document.ts'
import { fencesOf, insertRows, isRefusal, storedFrom } from './commit-statement.ts'

type Outcome = {
  stored: (document: LiveDocument, rows: Row[]) => void
  lost: (document: LiveDocument, reason: string) => void
}

/** After a commit that did not go through as a whole: what is true of each document, one by one. */
export async function settleByDocument(pool: Pool, documents: Map<LiveDocument, Row[]>, outcome: Outcome) {
  for (const [document, rows] of documents) {
    if (document.closed) continue
    const verdict = await settle(pool, document, rows)
    if (verdict === 'stored') outcome.stored(document, rows)
    else outcome.lost(document, verdict)
  }
}

async function settle(
  pool: Pool,
  document: LiveDocument,
  rows: Row[],
): Promise<'stored' | 'owner' | 'gate' | 'refused'> {
  for (let attempt = 0; attempt < 3; attempt++) {
    const fences = await fencesOf(pool, document.id)
    if (fences?.epoch !== document.epoch) return 'owner'
    const present = await storedFrom(pool, document.id, rows[0]!.seq)
    const ours = present.filter(({ epoch }) => BigInt(epoch) === document.epoch)
    // The statement went through and only its answer was lost; rows may have come behind it since.
    const missing = rows.slice(ours.length)
    if (!missing.length) return 'stored'
    if (missing.some(({ gate }) => gate !== null && gate !== fences.gate)) return 'gate'
    const foreign = present.filter(({ epoch }) => BigInt(epoch) !== document.epoch)
    if (foreign.length && !ours.length) absorb(document, foreign)
    try {
      if ((await insertRows(pool, missing, { prepared: false })) === missing.length) return 'stored'
    } catch (error) {
      if (!isRefusal(error)) throw error
    }
  }
  return 'refused'
}

/** A former owner's last rows got in first and their authors were told so: they keep their places and ours move up. */
function absorb(document: LiveDocument, foreign: { seq: string; bytes: Buffer }[]) {
  for (const { bytes } of foreign) document.apply(bytes)
  let seq = Number(foreign.at(-1)!.seq)
  for (const row of document.pending) row.seq = ++seq
  document.appliedSeq = seq
  document.absorbed++
  for (const { seq: at, bytes } of foreign) document.room.addUpdate(Number(at), bytes)
}
