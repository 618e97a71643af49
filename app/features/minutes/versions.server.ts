import { requireSeat } from '#app/features/access/access.policy.ts'
import { documentHost, type RestoredText } from '#app/features/live-documents/document-host.server.ts'
import { mayBringBack, mayKeepVersion } from '#app/features/live-documents/version.policy.ts'
import type { VersionInput } from '#app/features/live-documents/version.schema.ts'
import { bringBack, differenceBetween, keepNamed, versionsOf } from '#app/features/live-documents/versions.server.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import { minutesText } from '#app/shared/document-subjects.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Actor } from '#app/shared/roles.ts'
import { minutesDocuments, type MinutesSubject } from './minutes-access.server.ts'
import { aboutMinutes } from './minutes-event.server.ts'

/** Keeps the text of minutes as it is now, under this name. */
export async function nameMinutesVersion(actor: Actor, subject: MinutesSubject, input: VersionInput) {
  const { session, roundtable, standing } = subject
  const { mayWrite } = await minutesDocuments.access(actor, session.id)
  if (!mayKeepVersion(standing, { mayWrite, roundtableState: roundtable.state })) throw new DomainError('forbidden')
  return keepNamed(minutesText(session.id), { ...input, by: standing }, (versionId) => ({
    name: 'minutes.version-named',
    ...aboutMinutes(subject),
    data: { versionId },
  }))
}

/** The kept versions of the text, the newest first. */
export const minutesVersions = ({ session }: MinutesSubject) => versionsOf(minutesText(session.id))

/** The text as it was once this row of its log was stored. */
export const minutesTextAt = ({ session }: MinutesSubject, seq: number) =>
  documentHost().contentAt(minutesText(session.id), seq)

/** What happened to the text between two rows of its log. */
export const minutesDifference = ({ session }: MinutesSubject, from: number, to: number) =>
  differenceBetween(minutesText(session.id), from, to)

/** Makes the text read as in this version, as the moderator's own edit. Null where it reads so already. */
export async function restoreMinutesVersion(
  actor: Actor,
  subject: MinutesSubject,
  seq: number,
): Promise<RestoredText | null> {
  const { session, standing } = subject
  // Asked now, together with the gate: they may have been approved since whoever asks came to the page.
  const { mayWrite, gate } = await minutesDocuments.access(actor, session.id)
  if (!mayBringBack(standing, { mayWrite })) throw new DomainError('forbidden')
  const by = requireSeat(standing)
  const restored = await bringBack(minutesText(session.id), seq, { by, gate, threadIds: [] })
  if (!restored) return null
  await transaction((_, record) =>
    record({ name: 'minutes.text-restored', ...aboutMinutes(subject), data: { version: seq, ...restored } }),
  )
  return restored
}
