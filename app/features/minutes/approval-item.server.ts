import type { Tx } from '#app/platform/db.server.ts'
import { translator } from '#app/platform/i18n.server.ts'

const APPROVAL_MINUTES = 5

/** The next planned session after this one gets an item to approve its minutes, as its first; once. Made by itself, and a moderator's to move or remove. */
export async function addApprovalItem(tx: Tx, sessionId: string) {
  const session = await tx.session.findUniqueOrThrow({
    where: { id: sessionId },
    include: { minutes: { include: { approvalItem: { include: { session: true } } } } },
  })
  if (session.minutes?.state !== 'corrections') return
  // An item that was removed, or whose session was or has passed without an approval, is none any more.
  const item = session.minutes.approvalItem
  if (item && !item.removedAt && !item.session.removedAt && item.session.state !== 'ended') return
  const next = await tx.session.findFirst({
    where: {
      roundtableId: session.roundtableId,
      removedAt: null,
      state: { in: ['planned', 'live'] },
      startsAt: { gt: session.startsAt },
    },
    orderBy: { startsAt: 'asc' },
    select: { id: true, createdBy: { select: { language: true } } },
  })
  if (!next) return
  const t = translator(next.createdBy.language === 'fr' ? 'fr' : 'en')
  // Before all others: positions are an order and no count.
  const { _min } = await tx.agendaItem.aggregate({
    where: { sessionId: next.id, parentId: null },
    _min: { position: true },
  })
  const { id } = await tx.agendaItem.create({
    data: {
      sessionId: next.id,
      position: (_min.position ?? 0) - 1,
      kind: 'other',
      title: t('minutes:approval-item', { number: session.number, title: session.title }),
      minutes: APPROVAL_MINUTES,
    },
  })
  await tx.minutes.update({ where: { sessionId }, data: { approvalItemId: id } })
}

/** When a session is planned: the minutes that wait for approval find their item there. */
export async function addWaitingApprovals(tx: Tx, roundtableId: string) {
  const waiting = await tx.minutes.findMany({
    where: { state: 'corrections', session: { roundtableId, removedAt: null } },
    // Each is put before the others: the oldest last, to come first.
    orderBy: { session: { startsAt: 'desc' } },
    select: { sessionId: true },
  })
  for (const { sessionId } of waiting) await addApprovalItem(tx, sessionId)
}
