import { eventActor } from '#app/features/access/event-actor.server.ts'
import { SHOWN } from '#app/features/bin/shown.server.ts'
import type { Tx } from '#app/platform/db.server.ts'
import { type RecordEvent, transaction } from '#app/platform/transaction.server.ts'
import { DomainError } from '#app/shared/error-codes.ts'
import type { Move } from './framework.schema.ts'
import type { FrameworkSubject } from './frameworks.queries.server.ts'
import { lockFramework } from './frameworks.server.ts'
import { placed, stepped } from './outline.ts'

/**
 * Moves a pillar or a section. The order is read again under the framework's lock, so moves made at the same moment
 * follow one another; a neighbour that has gone meanwhile is a conflict, and nothing moves. Answers with the move that would
 * take it back, null when everything stood so already.
 */
export async function moveInOutline(subject: FrameworkSubject, move: Move) {
  return transaction(async (tx, record) => {
    await lockFramework(tx, subject.framework.id)
    return move.kind === 'pillar' ? movePillar(tx, record, subject, move) : moveSection(tx, record, subject, move)
  })
}

async function movePillar(
  tx: Tx,
  record: RecordEvent,
  { framework, roundtable, standing }: FrameworkSubject,
  move: Move,
) {
  const pillars = await tx.pillar.findMany({ where: { frameworkId: framework.id, ...SHOWN }, orderBy: inOrder })
  const pillar = pillars.find((one) => one.id === move.id)
  if (!pillar) throw new DomainError('not-found')
  const before = pillars.map((one) => one.id)
  const after = move.direction ? stepped(before, move.id, move.direction) : placed(before, move.id, move.beforeId)
  if (!after) throw new DomainError('conflict', 'framework.order-changed')
  if (sameOrder(before, after)) return null
  await Promise.all(after.map((id, at) => tx.pillar.update({ where: { id }, data: { position: at + 1 } })))
  await record({ name: 'pillar.moved', ...eventActor(standing, roundtable.id), subjectId: pillar.id })
  return { title: pillar.title, back: { kind: 'pillar', id: pillar.id, ...neighbour(before, pillar.id) } }
}

async function moveSection(
  tx: Tx,
  record: RecordEvent,
  { framework, roundtable, standing }: FrameworkSubject,
  move: Move,
) {
  const section = await tx.section.findFirst({
    where: { id: move.id, ...SHOWN, pillar: { frameworkId: framework.id, ...SHOWN } },
  })
  if (!section) throw new DomainError('not-found')
  const targetId = move.direction ? section.pillarId : (move.pillarId ?? section.pillarId)
  const target = await tx.pillar.findFirst({ where: { id: targetId, frameworkId: framework.id, ...SHOWN } })
  if (!target) throw new DomainError('conflict', 'framework.order-changed')
  const orderIn = async (pillarId: string) =>
    (await tx.section.findMany({ where: { pillarId, ...SHOWN }, orderBy: inOrder })).map((one) => one.id)
  const before = await orderIn(target.id)
  const after = move.direction ? stepped(before, move.id, move.direction) : placed(before, move.id, move.beforeId)
  if (!after) throw new DomainError('conflict', 'framework.order-changed')
  if (sameOrder(before, after)) return null
  const back = {
    kind: 'section',
    id: section.id,
    pillarId: section.pillarId,
    ...neighbour(await orderIn(section.pillarId), section.id),
  }
  await Promise.all(
    after.map((id, at) => tx.section.update({ where: { id }, data: { pillarId: target.id, position: at + 1 } })),
  )
  await record({
    name: 'section.moved',
    ...eventActor(standing, roundtable.id),
    subjectId: section.id,
    data: { pillarId: target.id },
    scope: { sectionId: section.id },
  })
  return { title: section.title, back }
}

/** Before whom it stood; nothing for the last one, which stood at the end. */
function neighbour(order: string[], id: string): { beforeId?: string } {
  const beforeId = order[order.indexOf(id) + 1]
  return beforeId ? { beforeId } : {}
}

const inOrder = [{ position: 'asc' as const }, { id: 'asc' as const }]

function sameOrder(before: string[], after: string[]) {
  return before.length === after.length && before.every((id, at) => id === after[at])
}
