import type { eventActor } from '#app/features/access/event-actor.server.ts'
import type { Place } from '#app/features/access/standing.server.ts'
import type { Tx } from '#app/platform/db.server.ts'
import type { Ballot, Prisma } from '#app/platform/prisma/client.ts'
import type { Sql } from '#app/platform/sql.server.ts'
import type { RecordEvent } from '#app/platform/transaction.server.ts'
import type { Wording } from './subject-types.ts'

/** How a record is called now. */
export type Called = { code: string; name: string }

type Frozen = { wording: Wording & Prisma.InputJsonObject; versionId?: string }

/** What a kind of record offers so that it can be voted on. */
export type Subject = {
  /** The record of ballot `b` as it reads now: "code", "name", and the "texts" that a voter has to read. No row where it is in the bin. */
  row: Sql
  /** Lets in whoever may open a ballot on it: 404 for what is of another roundtable, 403 for what they may not do. */
  toOpen(place: Place, id: string): Promise<Called>
  /**
   * Reads what no transaction can wait for. What it answers locks the record in one and says what is voted on. `question` is what the moderator
   * asks, of a kind that takes one.
   */
  read(id: string, question?: string): Promise<(tx: Tx) => Promise<Frozen>>
  /** What the opening of a ballot does to it. */
  opened?(tx: Tx, record: RecordEvent, acting: ReturnType<typeof eventActor>, id: string): Promise<void>
  /** Locks the record. What it answers tells whether that is still as it was when the ballot closed, so that the closing can be undone. */
  hold(tx: Tx, id: string): Promise<(ballot: Ballot) => boolean | Promise<boolean>>
  /** Whether two rounds are about the same words. */
  sameWords(one: Wording, other: Wording): boolean
  /** With other words it is another question: what was answered before is no earlier round of it. */
  wordsAreTheQuestion?: true
  /** The pillar that questions about it are asked for. */
  pillarOf(id: string): Promise<string | null>
}
