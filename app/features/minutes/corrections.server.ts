import { requireSeat } from '#app/features/access/access.policy.ts'
import { databaseNow } from '#app/platform/clock.server.ts'
import type { Tx } from '#app/platform/db.server.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import { mayEdit } from './minutes.policy.ts'
import type { CorrectionAct } from './minutes.schema.ts'
import { factsOf, holdMinutes, type MinutesSubject } from './minutes-access.server.ts'
import { aboutMinutes } from './minutes-event.server.ts'
import { itemsOf } from './record.server.ts'
import { recordRows } from './record-rows.server.ts'

/** At so many open ones of one person something else is wrong. */
const MOST_OPEN = 50

/** Those who took part say what should read otherwise; the rapporteur takes it in or not, with a reason. */
export function actOnCorrections(subject: MinutesSubject, act: CorrectionAct) {
  return act.act === 'propose' ? propose(subject, act) : settle(subject, act)
}

async function propose(subject: MinutesSubject, act: Extract<CorrectionAct, { act: 'propose' }>) {
  const { session, roundtable, standing } = subject
  const { personId, organisationId, groupId } = requireSeat(standing)
  await transaction(async (tx, record) => {
    const minutes = await holdMinutes(tx, session.id)
    await refuseOutsideWindow(tx, minutes)
    if (!(await tookPart(tx, session.id, personId))) throw new DomainError('forbidden', 'minutes.not-there')
    const where = { sessionId: session.id, personId, state: 'open' }
    if ((await tx.minutesCorrection.count({ where })) >= MOST_OPEN) throw new DomainError('too-many')
    const quote = act.line === 'text' ? '' : await saidNow(tx, session.id, roundtable.id, act.line)
    await tx.minutesCorrection.create({
      data: {
        sessionId: session.id,
        line: act.line,
        quote,
        proposal: act.proposal,
        reason: act.reason,
        ...{ personId, organisationId, groupId },
      },
    })
    await record({ name: 'minutes.correction-proposed', ...aboutMinutes(subject) })
  })
}

async function settle(subject: MinutesSubject, act: Exclude<CorrectionAct, { act: 'propose' }>) {
  const { session, standing } = subject
  await transaction(async (tx, record) => {
    const minutes = await holdMinutes(tx, session.id)
    const where = { id: act.correction, sessionId: session.id }
    const correction = await tx.minutesCorrection.findFirst({ where })
    if (!correction) throw new DomainError('not-found')
    const may =
      act.act === 'withdraw'
        ? correction.personId === standing.personId
        : mayEdit(standing, factsOf({ ...subject, minutes }))
    if (!may) throw new DomainError('forbidden')
    const state = { take: 'taken', decline: 'declined', withdraw: 'withdrawn' }[act.act]
    const answered = act.act === 'withdraw' ? {} : { answer: act.answer, answeredById: standing.personId }
    const { count } = await tx.minutesCorrection.updateMany({
      where: { ...where, state: 'open' },
      data: { state, answeredAt: await databaseNow(tx), ...answered },
    })
    if (!count) throw new DomainError('conflict', 'minutes.answered-meanwhile')
    if (act.act === 'take' && correction.line !== 'text') await takeIn(tx, session.id, correction, standing.personId)
    await record({ name: 'minutes.correction-answered', ...aboutMinutes(subject), data: { to: state } })
  })
}

type Correction = {
  line: string
  proposal: string
  reason: string
  organisationId: string
  groupId: string
}

/** The line says from now on what was proposed, beside what was recorded. */
async function takeIn(tx: Tx, sessionId: string, { line, proposal, reason }: Correction, personId: string) {
  const change = { corrected: proposal, reason, hidden: false, personId, at: new Date() }
  await tx.minutesLine.upsert({
    where: { sessionId_key: { sessionId, key: line } },
    create: { sessionId, key: line, ...change, version: 1 },
    update: { ...change, version: { increment: 1 } },
  })
}

async function refuseOutsideWindow(tx: Tx, { state, correctionsUntil }: MinutesSubject['minutes']) {
  if (state !== 'corrections' || !correctionsUntil) throw new DomainError('closed', 'minutes.window-not-open')
  if (correctionsUntil <= (await databaseNow(tx))) throw new DomainError('closed', 'minutes.window-over')
}

async function tookPart(tx: Tx, sessionId: string, personId: string) {
  return (await tx.checkIn.count({ where: { sessionId, personId } })) > 0
}

/** What the line says as the correction is proposed, so that it stays readable whatever becomes of the line. */
async function saidNow(tx: Tx, sessionId: string, roundtableId: string, key: string) {
  const lines = itemsOf(await recordRows(sessionId, roundtableId, tx)).flatMap((item) => item.lines)
  const line = lines.find((one) => one.key === key)
  if (!line || line.hidden) throw new DomainError('conflict', 'minutes.line-gone')
  return line.corrected ?? (line.summary || line.text || line.ballot?.name || line.by?.name || '')
}
