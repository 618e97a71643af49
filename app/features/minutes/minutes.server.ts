import { createHash } from 'node:crypto'
import { raiseGate, withWritingPaused } from '#app/features/live-documents/document-row.server.ts'
import { textNow } from '#app/features/live-documents/text-now.server.ts'
import { notesOf, tablesWithNotes } from '#app/features/tables/notes.server.ts'
import { databaseNow } from '#app/platform/clock.server.ts'
import type { Tx } from '#app/platform/db.server.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import { canonicalJson } from '#app/shared/canonical-json.ts'
import { minutesText, tableText } from '#app/shared/document-subjects.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import { addApprovalItem } from './approval-item.server.ts'
import { mayRule } from './minutes.policy.ts'
import type { StateAct } from './minutes.schema.ts'
import { factsOf, holdMinutes, type MinutesSubject } from './minutes-access.server.ts'
import { aboutMinutes } from './minutes-event.server.ts'
import { recordOf } from './record.server.ts'
import type { MinutesRecord } from './record-types.ts'

const DAY_MS = 86_400_000

export function actOnMinutes(subject: MinutesSubject, act: StateAct) {
  if (act.act === 'open') return openCorrections(subject)
  // The rapporteur opens the window; the rest is a moderator's.
  if (!mayRule(subject.standing, { ...factsOf(subject), state: 'draft' })) throw new DomainError('forbidden')
  return act.act === 'approve' ? approve(subject) : changeSettings(subject, act)
}

/** Names the rapporteur and says how long corrections may be proposed; a window that is open moves its end. */
async function changeSettings(subject: MinutesSubject, act: Extract<StateAct, { act: 'settings' }>) {
  const { session, roundtable } = subject
  await transaction(async (tx, record) => {
    const { correctionsFrom } = await holdMinutes(tx, session.id)
    const rapporteurId = act.rapporteurId || null
    const seated = { id: rapporteurId ?? '', roundtableId: roundtable.id, endedAt: null }
    if (rapporteurId && !(await tx.membership.count({ where: seated })))
      throw new DomainError('invalid', 'minutes.rapporteur-unknown')
    const { correctionDays } = act
    const until = correctionsFrom && { correctionsUntil: endOf(correctionsFrom, correctionDays) }
    await tx.minutes.update({
      where: { sessionId: session.id },
      data: { rapporteurId, correctionDays, ...until },
    })
    await record({ name: 'minutes.settings-changed', ...aboutMinutes(subject) })
  })
}

/** The draft is ready: those who took part may propose corrections from now on, and the next session finds an item to approve it. */
async function openCorrections(subject: MinutesSubject) {
  const { session } = subject
  await transaction(async (tx, record) => {
    const { state, correctionDays } = await holdMinutes(tx, session.id)
    if (session.state !== 'ended') throw new DomainError('closed', 'minutes.session-not-ended')
    if (state !== 'draft') throw new DomainError('conflict', 'minutes.opened-already')
    const from = await databaseNow(tx)
    await tx.minutes.update({
      where: { sessionId: session.id },
      data: { state: 'corrections', correctionsFrom: from, correctionsUntil: endOf(from, correctionDays) },
    })
    await addApprovalItem(tx, session.id)
    await record({ name: 'minutes.opened', ...aboutMinutes(subject) })
  })
}

const endOf = (from: Date, days: number) => new Date(from.getTime() + days * DAY_MS)

/**
 * Approved at a later session that has begun: what the minutes say now is frozen with its SHA-256, and stands. While the texts are read nobody
 * writes in them.
 */
async function approve(subject: MinutesSubject) {
  const { session, roundtable } = subject
  const tables = await tablesWithNotes(session.id)
  const texts = [minutesText(session.id), ...tables.map(tableText)]
  await withWritingPaused(texts, async () => {
    // Before the transaction: they may have to be loaded over other connections.
    const written = await textNow(minutesText(session.id))
    const notes = await notesOf(tables)
    await transaction(async (tx, record) => {
      const minutes = await holdMinutes(tx, session.id)
      for (const text of texts) await raiseGate(tx, text)
      if (minutes.state !== 'corrections') throw new DomainError('closed', 'minutes.window-not-open')
      const open = await tx.minutesCorrection.count({ where: { sessionId: session.id, state: 'open' } })
      if (open) throw new DomainError('conflict', 'minutes.corrections-open', { count: open })
      const now = await databaseNow(tx)
      if (minutes.correctionsUntil! > now) throw new DomainError('closed', 'minutes.window-still-open')
      const approvedInId = await laterSession(tx, subject)
      const frozen = canonicalJson(await recordOf({ session, roundtable }, written, async () => notes, tx))
      await tx.minutes.update({
        where: { sessionId: session.id },
        data: {
          state: 'approved',
          approvedAt: now,
          approvedById: subject.standing.personId,
          approvedInId,
          frozen,
          sha256: createHash('sha256').update(frozen).digest('hex'),
        },
      })
      await record({ name: 'minutes.approved', ...aboutMinutes(subject) })
    })
  })
}

/** The session at which they are approved: the one that is on, else the last that has been. */
async function laterSession(tx: Tx, { session, roundtable }: MinutesSubject) {
  const later = await tx.session.findFirst({
    where: {
      roundtableId: roundtable.id,
      removedAt: null,
      state: { in: ['live', 'ended'] },
      startsAt: { gt: session.startsAt },
      id: { not: session.id },
    },
    orderBy: [{ state: 'desc' }, { startsAt: 'desc' }],
    select: { id: true },
  })
  if (!later) throw new DomainError('closed', 'minutes.no-later-session')
  return later.id
}

/** Approved minutes read as they were frozen, whatever the tables say since. */
export async function currentRecord(subject: MinutesSubject): Promise<MinutesRecord> {
  const { frozen } = subject.minutes
  return frozen
    ? (JSON.parse(frozen) as MinutesRecord)
    : recordOf(subject, await textNow(minutesText(subject.session.id)), notesOf)
}
