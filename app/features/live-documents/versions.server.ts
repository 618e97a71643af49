import { type BlockDiff, documentDiff } from '#app/editor/schema/document-diff.ts'
import { db, type Tx } from '#app/platform/db.server.ts'
import { type EventInput, transaction } from '#app/platform/transaction.server.ts'
import type { DocumentSubject } from '#app/shared/document-subjects.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Standing } from '#app/shared/roles.ts'
import { documentHost, type Restoration, type RestoredText } from './document-host.server.ts'
import { hasText } from './document-row.server.ts'
import { NAMED_AN_HOUR, type VersionInput } from './version.schema.ts'

export type TextVersion = {
  /** The row of the log up to which the text was read: with it the version is compared and restored. */
  seq: number
  /** When it was kept, or given its name. */
  at: string
  /** Null for one that the product kept by itself, before most of the text went or an earlier version came back. */
  named: {
    id: string
    name: string
    reason: string
    personName: string
    organisationName: string | null
    groupId: string | null
  } | null
}

type VersionRow = {
  seq: bigint
  at: Date
  id: string | null
  name: string
  reason: string
  personName: string
  organisationName: string | null
  groupId: string | null
}

/** Versions of a text that are kept for good, the newest first: only for a subject that the caller has been let into. */
export async function versionsOf({ type, id }: DocumentSubject, { take = 200 } = {}): Promise<TextVersion[]> {
  const rows = await db.$queryRaw<VersionRow[]>`
    SELECT s."seq", coalesce(v."at", s."at") AS "at", v."id", v."name", v."reason", p."name" AS "personName",
      o."name" AS "organisationName", v."groupId"
    FROM "CollabDocument" d JOIN "CollabSnapshot" s ON s."documentId" = d."id" AND s."kept"
      LEFT JOIN "DocumentVersion" v ON v."documentId" = s."documentId" AND v."seq" = s."seq"
      LEFT JOIN "Person" p ON p."id" = v."personId" LEFT JOIN "Organisation" o ON o."id" = v."organisationId"
    WHERE d."subjectType" = ${type} AND d."subjectId" = ${id}::uuid
    ORDER BY s."seq" DESC, v."at" DESC, v."id" DESC LIMIT ${take}`
  return rows.map(({ seq, at, id: versionId, ...named }) => ({
    seq: Number(seq),
    at: at.toISOString(),
    named: versionId === null ? null : { id: versionId, ...named },
  }))
}

/** What happened to a text between two rows of its log, block by block and word by word. */
export async function differenceBetween(subject: DocumentSubject, from: number, to: number): Promise<BlockDiff[]> {
  const host = documentHost()
  const [before, after] = [await host.contentAt(subject, from), await host.contentAt(subject, to)]
  return documentDiff(before, after)
}

/** Keeps a text as it is now, under this name, with the event by which its chapter records that. */
export async function keepNamed(
  text: DocumentSubject,
  input: VersionInput & { by: Standing },
  eventOf: (versionId: string) => EventInput,
) {
  if (!(await hasText(db, text))) throw new DomainError('conflict', 'versions.empty')
  // Before the transaction: the text is stored over other connections. Without a name it is a kept version all the same.
  const seq = await documentHost().keepVersion(text)
  return transaction(async (tx, record) => {
    const version = await addName(tx, text, seq, input)
    await record(eventOf(version.id))
    return { id: version.id, seq }
  })
}

/**
 * Makes a text read as in this version; its words stay with whoever wrote them first, and the text before it is kept. Null where it reads so
 * already. Throws `not-found` for a row that was never kept as a version.
 */
export async function bringBack(text: DocumentSubject, seq: number, asked: Restoration): Promise<RestoredText | null> {
  const { type: subjectType, id: subjectId } = text
  const isKept = await db.collabSnapshot.count({ where: { document: { subjectType, subjectId }, seq, kept: true } })
  if (!isKept) throw new DomainError('not-found')
  return documentHost().restore(text, seq, asked)
}

/** Writes down the name of a state that is kept already, in the transaction that records it. Refuses more than so many an hour. */
async function addName(
  tx: Tx,
  { type: subjectType, id: subjectId }: DocumentSubject,
  seq: number,
  { name, reason, by }: VersionInput & { by: Standing },
) {
  const { id: documentId } = await tx.collabDocument.findUniqueOrThrow({
    where: { subjectType_subjectId: { subjectType, subjectId } },
    select: { id: true },
  })
  const anHourAgo = new Date(Date.now() - 3_600_000)
  if ((await tx.documentVersion.count({ where: { documentId, at: { gt: anHourAgo } } })) >= NAMED_AN_HOUR)
    throw new DomainError('too-many', 'versions.too-many')
  const author = { personId: by.personId, organisationId: by.seat?.organisationId, groupId: by.seat?.groupId }
  return tx.documentVersion.create({ data: { documentId, seq, name, reason, ...author } })
}
