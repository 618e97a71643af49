import { extend } from '#app/features/access/access.server.ts'
import type { DocumentAccess, DocumentChapter } from '#app/features/live-documents/document-chapter.server.ts'
import { ensureDocument } from '#app/features/live-documents/document-row.server.ts'
import { JOINER, joinerOf, type JoinerRow, joinerTables, joining } from '#app/features/live-documents/joiner.server.ts'
import { mayView } from '#app/features/sessions/session.policy.ts'
import { onSession, type SessionSubject } from '#app/features/sessions/session-access.server.ts'
import { db, type Tx } from '#app/platform/db.server.ts'
import type { Minutes } from '#app/platform/prisma/client.ts'
import { minutesText } from '#app/shared/document-subjects.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Actor } from '#app/shared/roles.ts'
import { isUuid } from '#app/shared/uuid.ts'
import { mayEdit, type MinutesFacts, textBlockedReason } from './minutes.policy.ts'
import { DEFAULT_CORRECTION_DAYS, type MinutesState } from './minutes-words.ts'

/** A session's minutes before anything was said about them: nobody's, and a draft. */
const UNTOUCHED: Omit<Minutes, 'sessionId'> = {
  rapporteurId: null,
  correctionDays: DEFAULT_CORRECTION_DAYS,
  state: 'draft',
  correctionsFrom: null,
  correctionsUntil: null,
  approvalItemId: null,
  approvedAt: null,
  approvedById: null,
  approvedInId: null,
  frozen: null,
  sha256: null,
}

export type MinutesSubject = SessionSubject & { minutes: Minutes }

/** `view`: whoever may see the session. `edit`: its rapporteur and moderators; the verbs ask for more. */
export const onMinutes = (purpose: 'view' | 'edit') =>
  extend(onSession('view'), {}, async ({ subject }) => {
    const minutes = await minutesOf(subject.session.id)
    if (purpose === 'edit' && !mayTouch({ ...subject, minutes })) throw new DomainError('forbidden')
    return { subject: { ...subject, minutes } }
  })

/** Approved minutes are refused with what happened, by the verbs: here only who comes is asked for. */
function mayTouch(subject: MinutesSubject) {
  return mayEdit(subject.standing, { ...factsOf(subject), state: 'draft' })
}

export const factsOf = ({ minutes, roundtable }: Pick<MinutesSubject, 'minutes' | 'roundtable'>): MinutesFacts => ({
  state: minutes.state as MinutesState,
  rapporteurId: minutes.rapporteurId,
  roundtableState: roundtable.state,
})

export async function minutesOf(sessionId: string, tx: Tx = db): Promise<Minutes> {
  return (await tx.minutes.findUnique({ where: { sessionId } })) ?? { sessionId, ...UNTOUCHED }
}

/** Begins an act on minutes: the row is made by the first, and held to the end. Refused once they are approved. */
export async function holdMinutes(tx: Tx, sessionId: string): Promise<Minutes> {
  await tx.minutes.createMany({ data: [{ sessionId }], skipDuplicates: true })
  await tx.$queryRaw`SELECT 1 FROM "Minutes" WHERE "sessionId" = ${sessionId}::uuid FOR UPDATE`
  const minutes = await minutesOf(sessionId, tx)
  if (minutes.state === 'approved') throw new DomainError('closed', 'minutes.approved')
  return minutes
}

/** The text of minutes: whoever may see the session reads it, the rapporteur and moderators write. */
export const minutesDocuments: DocumentChapter = { access: minutesDocumentAccess }

async function minutesDocumentAccess(actor: Actor, sessionId: string): Promise<DocumentAccess> {
  if (!isUuid(sessionId)) throw new DomainError('not-found')
  const [found] = await db.$queryRaw<Found[]>`
    SELECT r."state" AS "roundtableState", s."state" AS "sessionState", s."observersMayCome", s."observersMayAsk",
      mi."state", mi."rapporteurId", d."id" AS "documentId", d."gate", ${JOINER}
    FROM "Session" s JOIN "Roundtable" r ON r."id" = s."roundtableId"
    LEFT JOIN "Minutes" mi ON mi."sessionId" = s."id" LEFT JOIN "CollabDocument" d ON d."minutesId" = s."id"
    ${joinerTables(actor)}
    WHERE s."id" = ${sessionId}::uuid AND s."removedAt" IS NULL`
  const joiner = found && joinerOf(actor, found)
  if (!joiner || !mayView(joiner.standing, { ...found, state: found.sessionState })) throw new DomainError('not-found')
  const documentId = found.documentId ?? (await beginText(sessionId))
  const reason = textBlockedReason(joiner.standing, {
    state: (found.state ?? 'draft') as MinutesState,
    rapporteurId: found.rapporteurId,
    roundtableState: found.roundtableState,
  })
  return joining(joiner, { ...found, documentId }, reason)
}

/** The text belongs to the minutes' row, which the first who opens it makes. */
async function beginText(sessionId: string) {
  await db.minutes.createMany({ data: [{ sessionId }], skipDuplicates: true })
  return ensureDocument(minutesText(sessionId))
}

type Found = JoinerRow & {
  roundtableState: string
  sessionState: string
  observersMayCome: boolean
  observersMayAsk: boolean
  state: string | null
  rapporteurId: string | null
  documentId: string | null
  gate: bigint | null
}
