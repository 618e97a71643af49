import type { Tx } from '#app/platform/db.server.ts'
import { transaction } from '#app/platform/transaction.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { LineAct } from './minutes.schema.ts'
import { holdMinutes, type MinutesSubject } from './minutes-access.server.ts'
import { aboutMinutes, authorOf } from './minutes-event.server.ts'
import { placedItems } from './record.server.ts'
import { recordRows } from './record-rows.server.ts'

/** A second's distance puts a line before or behind the first or last one. */
const BESIDE_MS = 1000

/**
 * What the rapporteur does to a line: it is written beside what was recorded and never into it, so that nothing that is recorded later overwrites it.
 * A line that somebody has changed since its author saw it is refused.
 */
export async function editLine(subject: MinutesSubject, act: LineAct) {
  const { session, roundtable } = subject
  await transaction(async (tx, record) => {
    await holdMinutes(tx, session.id)
    const items = placedItems(await recordRows(session.id, roundtable.id, tx))
    const line = items.flatMap(({ lines }) => lines).find(({ key }) => key === act.line)
    if (!line) throw new DomainError('conflict', 'minutes.line-gone')
    if (line.version !== act.seen) throw new DomainError('conflict', 'minutes.line-changed')
    const change = await changeOf(tx, items, session.id, act)
    const by = { ...authorOf(subject), at: new Date() }
    await tx.minutesLine.upsert({
      where: { sessionId_key: { sessionId: session.id, key: act.line } },
      create: { sessionId: session.id, key: act.line, ...change, ...by, version: 1 },
      update: { ...change, ...by, version: { increment: 1 } },
    })
    await record({ name: 'minutes.line-edited', ...aboutMinutes(subject), data: { act: act.act } })
  })
}

type Items = ReturnType<typeof placedItems>

async function changeOf(tx: Tx, items: Items, sessionId: string, act: LineAct) {
  switch (act.act) {
    case 'summarise':
      return { summary: act.summary }
    case 'correct':
      return { corrected: act.corrected, reason: act.reason, hidden: false }
    case 'hide':
      return { hidden: true, reason: act.reason }
    case 'reset':
      return { hidden: false, corrected: null, reason: '', itemId: null, place: null }
    case 'move':
      return { place: placeBeside(items, act.line, act.direction) }
    case 'move-to': {
      const where = { id: act.itemId, sessionId, removedAt: null, visibility: 'all' }
      if (!(await tx.agendaItem.count({ where }))) throw new DomainError('invalid', 'minutes.item-gone')
      return { itemId: act.itemId, place: null }
    }
  }
}

/** Between the two lines that it is to stand between from now on. */
function placeBeside(items: Items, key: string, direction: 'up' | 'down') {
  const lines = items.find((item) => item.lines.some((line) => line.key === key))!.lines
  const at = lines.findIndex((line) => line.key === key)
  const [near, far] = direction === 'up' ? [lines[at - 1], lines[at - 2]] : [lines[at + 1], lines[at + 2]]
  if (!near) throw new DomainError('conflict', 'minutes.line-changed')
  const beyond = far?.place ?? near.place + (direction === 'up' ? -BESIDE_MS : BESIDE_MS)
  return (near.place + beyond) / 2
}
