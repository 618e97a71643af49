import { requireSeat } from '#app/features/access/access.policy.ts'
import { documentHost, type RestoredText } from '#app/features/live-documents/document-host.server.ts'
import { mayBringBack, mayKeepVersion } from '#app/features/live-documents/version.policy.ts'
import type { VersionInput } from '#app/features/live-documents/version.schema.ts'
import { bringBack, differenceBetween, keepNamed, versionsOf } from '#app/features/live-documents/versions.server.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import { tableText } from '#app/shared/document-subjects.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Actor } from '#app/shared/roles.ts'
import { tableDocuments, type TableSubject } from './table-access.server.ts'
import { aboutTables } from './tables.server.ts'

/** Keeps the notes of a table as they are now, under this name. */
export async function nameNotesVersion(actor: Actor, subject: TableSubject, input: VersionInput) {
  const { table, roundtable, standing } = subject
  const { mayWrite } = await tableDocuments.access(actor, table.id)
  if (!mayKeepVersion(standing, { mayWrite, roundtableState: roundtable.state })) throw new DomainError('forbidden')
  return keepNamed(tableText(table.id), { ...input, by: standing }, (versionId) => ({
    name: 'tables.version-named',
    ...aboutTables(subject),
    data: { drawId: table.drawId, tableId: table.id, versionId },
  }))
}

/** The kept versions of the notes, the newest first. */
export const notesVersions = ({ table }: TableSubject) => versionsOf(tableText(table.id))

/** The notes as they were once this row of their log was stored. */
export const notesAt = ({ table }: TableSubject, seq: number) => documentHost().contentAt(tableText(table.id), seq)

/** What happened to the notes between two rows of their log. */
export const notesDifference = ({ table }: TableSubject, from: number, to: number) =>
  differenceBetween(tableText(table.id), from, to)

/** Makes the notes read as in this version, as the moderator's own edit. Null where they read so already. */
export async function restoreNotesVersion(
  actor: Actor,
  subject: TableSubject,
  seq: number,
): Promise<RestoredText | null> {
  const { table, standing } = subject
  // Asked now, together with the gate: the minutes may have been approved since whoever asks came to the page.
  const { mayWrite, gate } = await tableDocuments.access(actor, table.id)
  if (!mayBringBack(standing, { mayWrite })) throw new DomainError('forbidden')
  const by = requireSeat(standing)
  const restored = await bringBack(tableText(table.id), seq, { by, gate, threadIds: [] })
  if (!restored) return null
  const { id: tableId, drawId } = table
  const data = { drawId, tableId, version: seq, ...restored }
  await transaction((_, record) => record({ name: 'tables.text-restored', ...aboutTables(subject), data }))
  return restored
}
