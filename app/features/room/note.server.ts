import { eventActor } from '#app/features/access/event-actor.server.ts'
import type { SessionSubject } from '#app/features/sessions/session-access.server.ts'
import { actInRoom } from '#app/features/sessions/session-run.server.ts'
import { db } from '#app/platform/db.server.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Part } from '#app/shared/session-parts.ts'
import { mergeTexts } from './merge-texts.ts'
import { NOTE_LIMIT, type NoteInput } from './note.schema.ts'

/** `version` is that of the room when it was written or read: an answer and a part that is told tell by it which is newer. */
export type Note = { version: number; text: string }

/** The moderators' note: what no participant and no screen is ever given. */
export async function notePart(sessionId: string): Promise<Part<Note>> {
  const [note] = await db.$queryRaw<Note[]>`
    SELECT r."version", s."privateNote" AS "text" FROM "SessionRun" r JOIN "Session" s ON s."id" = r."sessionId" WHERE s."id" = ${sessionId}::uuid`
  if (!note) throw new DomainError('not-found')
  return { version: note.version, value: note }
}

/** Saves the note, together with what another moderator has written since its author last saw it. Answers with what stands now. */
export async function saveNote({ session, standing }: SessionSubject, { base, text }: NoteInput): Promise<Note> {
  return transaction(async (tx, record) => {
    const { version } = await actInRoom(tx, session.id)
    const { privateNote: theirs } = await tx.session.findUniqueOrThrow({ where: { id: session.id } })
    const both = mergeTexts(base, text, theirs)
    if (both.length > NOTE_LIMIT) throw new DomainError('too-large', 'sessions.note-long')
    if (both === theirs) return { version, text: both }
    await tx.session.update({ where: { id: session.id }, data: { privateNote: both } })
    const acting = eventActor(standing, session.roundtableId)
    await record({ name: 'session.note-written', ...acting, subjectId: session.id, scope: { sessionId: session.id } })
    return { version, text: both }
  })
}
